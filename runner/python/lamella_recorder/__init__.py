"""Notes down what a training script does: which models it fits, their metrics by batch and epoch, what it evaluates.

    import of keras ──▶ import_hook ──▶ keras_hooks ──▶ fit, evaluation ──▶ event_log ──▶ run.jsonl

Standard library only, Python 3.9 or later. The events are those of src/training/log/events.ts.
"""
