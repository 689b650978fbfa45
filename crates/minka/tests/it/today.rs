//! Tests of today.
