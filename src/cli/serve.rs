//! `careergen serve`: the site while it is being written, on a port of this machine.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use clap::Args;

use super::project::Project;
use super::{Exit, browser, summary, terminal};
use crate::base::Severity;
use crate::base::report::{self, Format};
use crate::pipeline::Built;
use crate::serve::{Server, Settings, Told};

/// Shows the site while it is being written, and shows it again when a file changes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    project: Project,
    /// The port; where it is taken, one of the next twenty.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// The address to listen at: 0.0.0.0 shows the site, drafts and all, to everybody in the network.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Another name by which the server may be called, such as that of a proxy before it.
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Opens the site in the browser.
    #[arg(long)]
    open: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match serve(arguments) {
        Ok(()) => Exit::Done,
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

fn serve(arguments: &Arguments) -> Result<(), String> {
    let first = arguments.project.env(None)?;
    // A folder without content is told before a port is taken.
    arguments.project.is_one()?;
    let settings = Settings {
        root: arguments.project.root.clone(),
        address: arguments.host,
        port: arguments.port,
        hosts: arguments.allow_host.clone(),
    };
    let server = Server::bind(settings).map_err(|error| {
        format!("no port from {} on can be taken at {}: {error}", arguments.port, arguments.host)
    })?;
    let address = server.address();
    if address.port() != arguments.port && arguments.port != 0 {
        terminal::err(&format!("port {} is taken, so it is {}\n", arguments.port, address.port()));
    }
    if !arguments.host.is_loopback() {
        terminal::err("everybody who reaches this machine in the network can see the site now\n");
    }
    let url = url(address);
    let env = || arguments.project.env(None).unwrap_or_else(|_| first.clone());
    let mut said = Said::default();
    let mut opened = !arguments.open;
    let tell = |told: Told<'_>| {
        said.tell(&told, &url);
        if !std::mem::replace(&mut opened, true)
            && let Err(error) = browser::open(&url)
        {
            terminal::err(&format!("no browser could be opened: {error}\n"));
        }
    };
    server.run(env, tell).map_err(|error| format!("`{}`: {error}", arguments.project.root.display()))
}

/// The address to look at: of every address this machine has, its own.
fn url(address: SocketAddr) -> String {
    let host = match address.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{host}:{}/", address.port())
}

/// What was said last, so that nothing is said twice.
#[derive(Default)]
struct Said {
    faults: BTreeSet<String>,
    errors: usize,
}

impl Said {
    fn tell(&mut self, told: &Told<'_>, url: &str) {
        match told {
            Told::Unread(error) => terminal::err(&format!("the project can't be read now: {error}\n")),
            Told::Built { what, time, built } => {
                let errors =
                    built.diagnostics.iter().filter(|fault| fault.severity() == Severity::Error).count();
                self.faults(built, what.is_none());
                match what {
                    None => {
                        terminal::out(&summary::postings(built, &built.diagnostics, "shown"));
                        terminal::out(&format!("{url}  (built in {}, Ctrl+C ends it)\n", in_ms(*time)));
                    }
                    Some(what) => {
                        let mended =
                            if errors == 0 && self.errors > 0 { ", all errors are mended" } else { "" };
                        let left = match errors {
                            0 => String::new(),
                            count => format!(", {}", summary::plural(count, "error")),
                        };
                        terminal::out(&format!("{what}: {}{left}{mended}\n", in_ms(*time)));
                    }
                }
                self.errors = errors;
            }
        }
    }

    /// Prints the faults that were not there before; of the first build only the errors, and how much else there is.
    fn faults(&mut self, built: &Built, is_first: bool) {
        let sources = &built.sources;
        let mut now = BTreeSet::new();
        let (mut new, mut others) = (Vec::new(), 0);
        for fault in &built.diagnostics {
            // Where it stands in its file and how often may change with every line that is written.
            let key = format!("{} {} {}", fault.code, fault.anchor.name(sources), fault.message);
            if !self.faults.contains(&key) {
                match fault.severity() {
                    Severity::Error => new.push(fault.clone()),
                    Severity::Warning | Severity::Note if is_first => others += 1,
                    Severity::Warning | Severity::Note => new.push(fault.clone()),
                }
            }
            now.insert(key);
        }
        let shown = new.len().min(SHOWN);
        terminal::err(&report::render(Format::Human, &new[..shown], sources));
        if new.len() > shown {
            terminal::err(&format!("and {} more (`careergen check` lists them all)\n\n", new.len() - shown));
        }
        if others > 0 {
            terminal::err(&format!("{others} warnings and notes (`careergen check` lists them)\n"));
        }
        self.faults = now;
    }
}

/// Faults that are printed at once.
const SHOWN: usize = 12;

fn in_ms(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1_000.0)
}
