"""How long a job is tried again after an accident, such as a database that restarts.

A provider's faults are answered in the services. Each job is safe to run twice.
"""

from procrastinate import RetryStrategy

# None of these may end without its message having come to an end.
RETRY_FOR_HOURS = RetryStrategy(max_attempts=50, wait=5, linear_wait=10)  # about three and a half
RETRY_FOR_MINUTES = RetryStrategy(max_attempts=6, wait=5, linear_wait=20)  # about five; she waits before her page
RETRY_FOR_ONE_HOUR = RetryStrategy(max_attempts=10, wait=30, linear_wait=60)
