//! A validator of JSON Schema, as far as careergen's schemas go: a word that it does not know is a failure, so that nothing in them
//! goes untested.

use std::cell::RefCell;
use std::collections::HashMap;

use fancy_regex::Regex;
use serde_json::Value;

/// Words that only tell, and judge nothing.
const TELLING: [&str; 9] = [
    "$schema",
    "$defs",
    "title",
    "description",
    "default",
    "deprecated",
    "doNotSuggest",
    "patternErrorMessage",
    "then",
];

/// A schema that documents are held against.
pub(super) struct Validator {
    schema: Value,
    patterns: RefCell<HashMap<String, Regex>>,
}

impl Validator {
    pub(super) fn new(schema: Value) -> Self {
        Self { schema, patterns: RefCell::default() }
    }

    /// Everything that is wrong with a document, each with the way to it.
    pub(super) fn faults(&self, document: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.judge(&self.schema, document, "", &mut faults);
        faults
    }

    fn is_valid(&self, schema: &Value, value: &Value) -> bool {
        let mut faults = Vec::new();
        self.judge(schema, value, "", &mut faults);
        faults.is_empty()
    }

    fn judge(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        for (word, says) in schema.as_object().unwrap_or_else(|| panic!("{schema} is no schema")) {
            let mut fault = |message: String| faults.push(format!("{at}: {message}"));
            match word.as_str() {
                "$ref" => self.judge(self.at(says.as_str().unwrap()), value, at, faults),
                "allOf" => {
                    says.as_array().unwrap().iter().for_each(|all| self.judge(all, value, at, faults));
                }
                "anyOf" => {
                    if !says.as_array().unwrap().iter().any(|any| self.is_valid(any, value)) {
                        fault(format!("{value} is none of the {word}"));
                    }
                }
                "not" => {
                    if self.is_valid(says, value) {
                        fault(format!("{value} may not be"));
                    }
                }
                "if" => {
                    let branch = if self.is_valid(says, value) { "then" } else { "else" };
                    self.judge(&schema[branch], value, at, faults);
                }
                "else" => assert!(schema.get("if").is_some(), "without an `if`, this says nothing"),
                "type" => {
                    let types = says.as_array().cloned().unwrap_or_else(|| vec![says.clone()]);
                    if !types.iter().any(|kind| is(value, kind.as_str().unwrap())) {
                        fault(format!("{value} is none of {types:?}"));
                    }
                }
                "enum" => {
                    if !says.as_array().unwrap().contains(value) {
                        fault(format!("{value} is not in the list"));
                    }
                }
                "pattern" => {
                    if value.as_str().is_some_and(|text| !self.matches(says.as_str().unwrap(), text)) {
                        fault(format!("{value} is no {says}"));
                    }
                }
                "maxLength" => {
                    let most = says.as_u64().unwrap() as usize;
                    if value.as_str().is_some_and(|text| text.chars().count() > most) {
                        fault(format!("{value} is too long"));
                    }
                }
                "minimum" | "maximum" | "exclusiveMinimum" => {
                    if value.as_f64().is_some_and(|number| is_beyond(number, word, says.as_f64().unwrap())) {
                        fault(format!("{value} is beyond {word} {says}"));
                    }
                }
                "required" => {
                    for key in says.as_array().unwrap() {
                        if value.as_object().is_some_and(|map| !map.contains_key(key.as_str().unwrap())) {
                            fault(format!("{key} is missing"));
                        }
                    }
                }
                "propertyNames" => {
                    for key in value.as_object().into_iter().flat_map(|map| map.keys()) {
                        self.judge(says, &Value::from(key.as_str()), at, faults);
                    }
                }
                "items" => {
                    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.judge(says, item, &format!("{at}/{number}"), faults);
                    }
                }
                "properties" => self.keys(schema, value, at, faults),
                // With `properties`, or by itself.
                "patternProperties" | "additionalProperties" => {
                    if schema.get("properties").is_none() {
                        self.keys(schema, value, at, faults);
                    }
                }
                word => assert!(TELLING.contains(&word), "the validator does not know `{word}`"),
            }
        }
    }

    /// Each key by the words that speak of keys.
    fn keys(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        for (key, value) in value.as_object().into_iter().flatten() {
            let at = format!("{at}/{key}");
            let own = schema["properties"].get(key);
            let patterns = schema["patternProperties"].as_object().into_iter().flatten();
            let patterns = patterns.filter(|(pattern, _)| self.matches(pattern, key));
            let judges: Vec<&Value> = own.into_iter().chain(patterns.map(|(_, says)| says)).collect();
            match (judges.is_empty(), schema.get("additionalProperties")) {
                (true, Some(Value::Bool(false))) => faults.push(format!("{at}: is not known")),
                (true, Some(other)) => self.judge(other, value, &at, faults),
                _ => judges.into_iter().for_each(|judge| self.judge(judge, value, &at, faults)),
            }
        }
    }

    fn at(&self, reference: &str) -> &Value {
        let found = self.schema.pointer(reference.strip_prefix('#').unwrap());
        found.unwrap_or_else(|| panic!("{reference} leads nowhere"))
    }

    fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut patterns = self.patterns.borrow_mut();
        let new = || Regex::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        patterns.entry(pattern.to_owned()).or_insert_with(new).is_match(text).unwrap()
    }
}

fn is_beyond(number: f64, word: &str, bound: f64) -> bool {
    match word {
        "minimum" => number < bound,
        "maximum" => number > bound,
        _ => number <= bound,
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("there is no type {kind}"),
    }
}
