# What a change must pass, and what is done often. `just` lists it.

default:
    @just --list

# Format, lints, tests, docs: the whole gate that needs nothing but Rust.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# Tests, all or those that match.
test *filter:
    cargo test {{filter}}

# Accepts what the snapshot tests show now. Read the diff.
bless:
    SNAPSHOTS=overwrite cargo test --test it

# Builds the demo into public/.
demo:
    cargo run --release -- build

# Builds generated sites of these sizes and prints time by phase.
bench *sizes:
    cargo bench --bench build -- {{sizes}}

# Licences, advisories, doubled versions.
deny:
    cargo deny check

# Everything, with the checks that need a browser and validators.
ci:
    .ci/run
