//! Nouns: upload.

crate::id_type!(ImportId, "One upload of one spreadsheet.");
