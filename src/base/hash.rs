//! Fingerprints: equal for equal inputs, in any process and on any number of threads.
//!
//! Those of values may differ between machines of other word sizes or byte orders; those of bytes never do.
//!
//! They tell whether something changed. They are no secret and no signature of anybody.

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

/// 128 bits of BLAKE3: short enough for file names and manifests, and no two pages will ever share one by chance.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint([u8; 16]);

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_hex()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = &'static str;

    fn try_from(hex: String) -> Result<Self, Self::Error> {
        Self::from_hex(&hex).ok_or("no fingerprint")
    }
}

impl Fingerprint {
    /// Of bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::cut(&blake3::hash(bytes))
    }

    /// Of any value that can be hashed, through every field it has.
    #[must_use]
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = Blake { hasher: blake3::Hasher::new(), waiting: Vec::with_capacity(BUFFER) };
        value.hash(&mut hasher);
        hasher.flush();
        Self::cut(&hasher.hasher.finalize())
    }

    /// 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.0.iter().fold(String::with_capacity(32), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// Reads what [`Fingerprint::to_hex`] wrote.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        (hex.len() == 32 && hex.is_ascii()).then_some(())?;
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The first ten digits: what a hashed file name carries.
    #[must_use]
    pub fn short(self) -> String {
        self.to_hex()[..10].to_owned()
    }

    fn cut(hash: &blake3::Hash) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Self(bytes)
    }
}

/// Bytes that are gathered before they are hashed: fields are short, and each call of the hasher costs.
const BUFFER: usize = 4096;

/// `std::hash::Hash` written into BLAKE3, so that `derive(Hash)` is the one list of what a value consists of.
struct Blake {
    hasher: blake3::Hasher,
    waiting: Vec<u8>,
}

impl Blake {
    fn flush(&mut self) {
        self.hasher.update(&self.waiting);
        self.waiting.clear();
    }
}

impl Hasher for Blake {
    fn write(&mut self, bytes: &[u8]) {
        if self.waiting.len() + bytes.len() > BUFFER {
            self.flush();
        }
        if bytes.len() > BUFFER {
            self.hasher.update(bytes);
        } else {
            self.waiting.extend_from_slice(bytes);
        }
    }

    fn finish(&self) -> u64 {
        let mut hasher = self.hasher.clone();
        hasher.update(&self.waiting);
        let mut first = [0; 8];
        first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        u64::from_le_bytes(first)
    }
}
