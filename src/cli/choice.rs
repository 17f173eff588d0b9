//! Values of the command line that are one of a table's, in any of its spellings: `--type Vollzeit`.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::check::{Choice, find};

/// Reads a value of a table. Help and completion offer our spellings.
#[derive(Clone)]
pub(super) struct OneOf<T: 'static>(pub(super) &'static [Choice<T>]);

impl<T> OneOf<T> {
    fn names(&self) -> PossibleValuesParser {
        PossibleValuesParser::new(self.0.iter().map(|(name, _, _)| *name))
    }
}

impl<T: Copy + Send + Sync> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        if let Some(found) = value.to_str().and_then(|text| find(self.0, text)) {
            return Ok(found);
        }
        // Its error offers the nearest.
        let name = self.names().parse_ref(command, argument, value)?;
        find(self.0, &name).ok_or_else(|| command.clone().error(clap::error::ErrorKind::InvalidValue, name))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|(name, _, _)| PossibleValue::new(*name))))
    }
}
