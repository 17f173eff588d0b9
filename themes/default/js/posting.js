// A posting's page: its link shared or copied, and on small screens a bar with the way to apply. Without JavaScript the page has
// the link, a mail to send it by, and the buttons in the text.

const share = document.querySelector('.share');
if (share) {
  const { href } = share.querySelector('.share-link');
  const offer = (name, act) => {
    const button = share.querySelector(`[data-${name}]`);
    button.hidden = false;
    button.addEventListener('click', () => act(button));
  };
  if (navigator.share) {
    // Who closes the sheet has not met a fault.
    offer('share', () => navigator.share({ title: document.title, url: href }).catch(() => {}));
  }
  if (navigator.clipboard) {
    const status = share.querySelector('[role=status]');
    offer('copy', async (button) => {
      status.textContent = '';
      try {
        await navigator.clipboard.writeText(href);
        status.textContent = button.dataset.copy;
      } catch {
        // Where the browser refuses, the link is there to be copied by hand.
        share.querySelector('.share-link').focus();
      }
    });
  }
}

const bar = document.querySelector('.apply-bar');
const buttons = document.querySelectorAll('.apply .button');
if (bar && buttons.length) {
  const seen = new Set();
  let isPast = false;
  const update = () => {
    // What has the focus is not taken away.
    if (!bar.contains(document.activeElement)) bar.hidden = !isPast || seen.size > 0;
  };
  const inView = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    update();
  });
  buttons.forEach((button) => inView.observe(button));
  // All that lies above the window, however far.
  const above = { rootMargin: '1000000px 0px -100% 0px' };
  new IntersectionObserver(([entry]) => {
    isPast = entry.isIntersecting;
    update();
  }, above).observe(buttons[0]);
}
