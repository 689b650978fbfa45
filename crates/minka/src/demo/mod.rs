//! Two invented programmes with three terms of lived history, for looking around.
