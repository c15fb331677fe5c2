"""The evaluation of gistcheck: metrics, baselines, tasks and a benchmark (`python -m eval.run --help`)."""
