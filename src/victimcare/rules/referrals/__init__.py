"""Rules on support services: the directory, how full each service is, and referring a victim to one."""
