"""A library that is recorded: its versions, and the devices that it says it computes on.

    keras 3.15.1 on jax     {"python": "3.11.2", "keras": "3.15.1", "jax": "0.10.2"}     ["CPU:0"]

Written when it is imported, and again when a model is first trained or evaluated: before that, asking for devices would
make the backend initialise itself, with settings that the script may still want to change.
"""

import sys


class Library:
    def __init__(self, keras, recorder):
        self.keras = keras
        self.name = keras.__name__
        self._recorder = recorder
        self._has_told_devices = False

    def tell(self, devices=()):
        versions = {"python": "%d.%d.%d" % sys.version_info[:3], self.name: str(self.keras.__version__)}
        backend = self._backend()
        version = getattr(sys.modules.get(backend), "__version__", None)
        if version is not None:
            versions[backend] = str(version)
        self._recorder.log.add(
            {"type": "library", "library": self.name, "backend": backend, "versions": versions, "devices": list(devices)}
        )
        self._recorder.log.flush()

    def tell_devices(self):
        if self._has_told_devices:
            return
        self._has_told_devices = True
        try:
            self.tell(_devices(self._backend()))
        except Exception as error:
            self._recorder.failed("the devices", error)

    def _backend(self):
        """Keras 2 has TensorFlow only."""
        config = getattr(self.keras, "config", None)
        return config.backend() if hasattr(config, "backend") else "tensorflow"


def _devices(backend):
    module = sys.modules[backend]
    if backend == "tensorflow":
        found = [device.name.split("/device:")[-1] for device in module.config.list_logical_devices()]
    elif backend == "jax":
        found = [f"{device.platform.upper()}:{device.id}" for device in module.devices()]
    elif backend == "torch":
        found = _torch_devices(module)
    else:
        found = ["CPU:0"]
    return [name for name in found if not name.startswith("CPU")] or found


def _torch_devices(torch):
    if torch.cuda.is_available():
        return [f"GPU:{index}" for index in range(torch.cuda.device_count())]
    mps = getattr(torch.backends, "mps", None)
    return ["MPS:0"] if mps is not None and mps.is_available() else ["CPU:0"]
