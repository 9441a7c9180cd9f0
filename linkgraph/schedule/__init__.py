"""Reports at fixed times: what is due is made, kept until it is delivered, and numbered so that none comes twice."""

from linkgraph.schedule.clock import Clock, SystemClock
from linkgraph.schedule.every import every
from linkgraph.schedule.plan import Plan
from linkgraph.schedule.scheduler import Scheduler
from linkgraph.schedule.watch import watch

__all__ = ["Clock", "Plan", "Scheduler", "SystemClock", "every", "watch"]
