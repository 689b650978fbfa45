//! Tests of curriculum.
