//! Tests of one-session links.
