/** How the specs start Chromium: in a container, without a screen, and silent on the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps',
  '--disable-extensions', '--disable-dev-shm-usage', '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows', '--disable-field-trial-config',
  '--disable-component-extensions-with-background-pages', '--disable-updater-scheduler', '--metrics-recording-only',
  `--disable-features=${[
    'HttpsUpgrades', 'MediaRouter', 'PaintHolding', 'OptimizationHints', 'NetworkTimeServiceQuerying',
    'AutofillServerCommunication', 'AimEnabled', 'PreconnectToSearch'
  ].join()}`,
  // Chromium's own calls home, which no switch turns off, get addresses that it refuses.
  '--gaia-url=http://127.0.0.1:1/', '--component-updater=url-source=http://127.0.0.1:1/',
  '--password-store=basic', '--force-color-profile=srgb', '--hide-scrollbars'
]
