//! `careergen serve`: the site from memory while it is being written. A file changes, the site is built again, and whoever looks
//! at a page that is another one now sees it.
//!
//! Nothing is written to the disk. `workshop` builds, `watch` says when, `live` holds what is built, `http` answers, `guard`
//! says whom, `inside` is what careergen serves beside the site. What is printed is the caller's business: see [`Told`].

mod guard;
mod http;
mod inside;
mod live;
mod page;
mod stalled;
mod watch;
mod workshop;

use std::collections::VecDeque;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, watch as channel};

use crate::base::{Entry, Env, Fingerprint, RelPath, parallel};
use crate::pipeline::{self, Built, Compared};

use guard::Names;
use live::Snapshot;
use watch::Watch;
use workshop::{Laps, Workshop};

/// Ports that are tried, one after the other, where the first is taken.
const PORTS: u16 = 20;
/// How often it is asked whether another day has begun.
const DAY: Duration = Duration::from_secs(30);
/// So long nothing must have changed before roles are compared anew: a writer who goes on is not held up by it.
const PAUSE: Duration = Duration::from_millis(250);
/// How often it is asked whether they have been.
const MEANWHILE: Duration = Duration::from_millis(25);
/// Pages that listen at once; to more it is said to try again.
const LISTENERS: usize = 128;
/// Builds that are remembered.
const REMEMBERED: usize = 20;

/// What is served, and to whom.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The project's folder.
    pub root: PathBuf,
    /// The address to listen at.
    pub address: IpAddr,
    /// The port; where it is taken, one of the next.
    pub port: u16,
    /// Names beside those of this machine by which the server may be called.
    pub hosts: Vec<String>,
}

/// Something happened that a person may want to read.
pub enum Told<'t> {
    /// The site was built.
    Built {
        /// What changed: `content/postings/baker.md`, or `3 files`; nothing the first time.
        what: Option<&'t str>,
        /// From the first change to the pages that can be asked for.
        time: Duration,
        /// The site, and what is wrong with it.
        built: &'t Built,
    },
    /// The project can't be read now. What was read before is served on.
    Unread(&'t io::Error),
}

/// A server that has its port, and has not begun to answer.
pub struct Server {
    listener: TcpListener,
    settings: Settings,
    address: SocketAddr,
}

/// What all that answer a request share.
struct Served {
    /// Tells one process from another.
    name: String,
    names: Names,
    news: channel::Sender<Arc<Snapshot>>,
    history: Mutex<VecDeque<Remembered>>,
    /// Room for those who listen to what happens, so that they leave some for those who ask.
    listeners: Arc<Semaphore>,
}

/// A build and what it has cost.
#[derive(Clone)]
struct Remembered {
    number: u64,
    what: String,
    time: Duration,
    laps: Laps,
}

impl Served {
    fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.news.borrow())
    }

    fn history(&self) -> VecDeque<Remembered> {
        self.history.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tries a theme on a page of each kind: what it can't make is told to whoever looks, and is among the faults of the build.
    fn try_theme(&self, snapshot: &Snapshot, built: &mut Built) {
        let found = snapshot.try_each_kind(built);
        if !found.is_empty() {
            self.news.send_replace(Arc::new(snapshot.with_faults(&found)));
            built.diagnostics.extend(found);
        }
    }

    fn remember(&self, told: Remembered) {
        let mut history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        history.push_back(told);
        if history.len() > REMEMBERED {
            history.pop_front();
        }
    }
}

impl Server {
    /// Takes a port: that of the settings, or the next one that is free.
    ///
    /// # Errors
    /// None of them is free, or the address is not this machine's.
    pub fn bind(settings: Settings) -> io::Result<Self> {
        let last = settings.port.saturating_add(if settings.port == 0 { 0 } else { PORTS });
        let mut taken = None;
        for port in settings.port..=last {
            match TcpListener::bind((settings.address, port)) {
                Ok(listener) => {
                    let address = listener.local_addr()?;
                    return Ok(Self { listener, settings, address });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(taken.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Builds, answers, watches and builds again, until the process ends. `env` is asked before each build, since the day
    /// may be another one; `tell` hears what happens.
    ///
    /// # Errors
    /// The project can't be read or watched at all, or the machine gives no threads.
    pub fn run(self, env: impl Fn() -> Env, mut tell: impl FnMut(Told<'_>)) -> io::Result<()> {
        // Watched before it is read, so that nothing is written in between unseen.
        let mut watch = Watch::new(&self.settings.root).map_err(io::Error::other)?;
        let mut workshop = Workshop::new(&self.settings.root)?;
        let begun = Instant::now();
        let mut today = env();
        let (mut rebuilt, laps) = workshop.build(&today);
        let snapshot = Arc::new(Snapshot::new(&rebuilt.built, None));
        let (news, _) = channel::channel(Arc::clone(&snapshot));
        let names = Names {
            allowed: self.settings.hosts.iter().map(|host| host.to_ascii_lowercase()).collect(),
            public: !self.settings.address.is_loopback(),
        };
        let name = Fingerprint::of(&(std::process::id(), self.address)).short();
        let served = Arc::new(Served {
            name,
            names,
            news,
            history: Mutex::default(),
            listeners: Arc::new(Semaphore::new(LISTENERS)),
        });
        served.try_theme(&snapshot, &mut rebuilt.built);
        let time = begun.elapsed();
        served.remember(Remembered { number: 1, what: "everything".to_owned(), time, laps });
        self.listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(self.listener)?
        };
        runtime.spawn(http::answer_all(listener, Arc::clone(&served)));
        tell(Told::Built { what: None, time, built: &rebuilt.built });
        let mut comparing = Comparing { wanted: rebuilt.is_behind, work: None };
        loop {
            let patience = comparing.patience();
            let changed = watch.next(patience);
            let begun = Instant::now();
            let compared = comparing.done();
            let now = env();
            let what = match &changed {
                Some(changed) => match workshop.read(changed) {
                    Ok(different) => different.map(|changed| changed.to_string()),
                    Err(error) => {
                        // When it is there again, it is another folder, and `watch` says so.
                        tell(Told::Unread(&error));
                        continue;
                    }
                },
                None => None,
            };
            let what = what.or_else(|| (now != today).then(|| "the day".to_owned()));
            let is_news = what.is_some();
            if let Some(compared) = compared {
                workshop.learn(compared);
            } else if !is_news {
                if changed.is_none() {
                    comparing.begin(&rebuilt.built);
                }
                continue;
            }
            today = now;
            let (mut next, laps) = workshop.build(&today);
            let before = served.now();
            let snapshot = Arc::new(Snapshot::new(&next.built, Some((&before, &rebuilt.built))));
            let number = snapshot.number;
            served.news.send_replace(Arc::clone(&snapshot));
            let time = begun.elapsed();
            if !has_same_theme(&next.built, &rebuilt.built) {
                served.try_theme(&snapshot, &mut next.built);
            }
            comparing.wanted = next.is_behind;
            if is_news {
                tell(Told::Built { what: what.as_deref(), time, built: &next.built });
            }
            let what = what.unwrap_or_else(|| "similar roles".to_owned());
            served.remember(Remembered { number, what, time, laps });
            // Freeing a large site takes as long as making it.
            let gone = std::mem::replace(&mut rebuilt, next);
            thread::spawn(move || drop((gone, before)));
        }
    }
}

fn has_same_theme(a: &Built, b: &Built) -> bool {
    fn files(built: &Built) -> impl Iterator<Item = (&RelPath, &Entry)> {
        built.site.assets.iter().filter(|(path, _)| path.below("themes").is_some())
    }
    a.site.config.theme == b.site.config.theme && files(a).eq(files(b))
}

/// The comparing of roles, which goes on beside everything else.
struct Comparing {
    wanted: bool,
    work: Option<thread::JoinHandle<Compared>>,
}

impl Comparing {
    /// How long to wait for the next change before there is something else to do.
    fn patience(&self) -> Duration {
        match (&self.work, self.wanted) {
            (Some(_), _) => MEANWHILE,
            (None, true) => PAUSE,
            (None, false) => DAY,
        }
    }

    /// Begins, where it is wanted and not done already.
    fn begin(&mut self, built: &Built) {
        if self.wanted && self.work.is_none() {
            let (site, derived) = (Arc::clone(&built.site), Arc::clone(&built.derived));
            // On a thread of its own, so that the next build does not stand in line behind it.
            let work = move || parallel::with_threads(1, || pipeline::compare(&site, &derived));
            self.work = Some(thread::spawn(work));
            self.wanted = false;
        }
    }

    /// What was found, once it is.
    fn done(&mut self) -> Option<Compared> {
        let work = self.work.take_if(|work| work.is_finished())?;
        work.join().ok()
    }
}
