"""What the web server serves: the pages and the API, each in its own pool of threads."""

from __future__ import annotations

from victimcare.config.traffic_pools import PooledApplication
from victimcare.config.wsgi import application as pages

application = PooledApplication(pages)
