//! Tests of design.
