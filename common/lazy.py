"""A package whose modules are loaded one by one, each when a name of it is first asked for (PEP 562)."""
import sys
from importlib import import_module


def exports(package, homes):
    """(__getattr__, __dir__, __all__) of a package.

    homes   {name: the module that defines it, seen from the package}; a module of the package is its own home
    Nothing else may be called as a module of the package is: where Python loads that, the name means the module.
    """
    def __getattr__(name):
        if name not in homes:
            raise AttributeError(f'module {package!r} has no attribute {name!r}', name=name, obj=face)
        module = import_module(f'{package}.{homes[name]}')
        value = module if homes[name] == name else getattr(module, name)
        setattr(face, name, value)
        return value

    face = sys.modules[package]
    return __getattr__, lambda: sorted({*homes, *vars(face)}), list(homes)
