"""Defines how long a job is retried after an accident, such as a database restart.

The services handle a provider's faults. Each job is safe to run twice.
"""

from procrastinate import RetryStrategy

# Jobs with this strategy must not end before their message has an outcome.
RETRY_FOR_HOURS = RetryStrategy(max_attempts=50, wait=5, linear_wait=10)  # about three and a half hours
# about five minutes; a victim waits at their page
RETRY_FOR_MINUTES = RetryStrategy(max_attempts=6, wait=5, linear_wait=20)
RETRY_FOR_ONE_HOUR = RetryStrategy(max_attempts=10, wait=30, linear_wait=60)
