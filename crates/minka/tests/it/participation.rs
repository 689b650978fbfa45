//! Tests of participation.
