"""A workshop on one Linux machine: JupyterHub and its usual parts, configured for the course.

`starting` begins a day and `erasing` ends it. JupyterHub itself reads `jupyterhub_config.py`.
"""
