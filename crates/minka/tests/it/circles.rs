//! Tests of circles.
