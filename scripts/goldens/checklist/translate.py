"""A line of Python that uses NumPy, in lanewise's JavaScript.

Integers keep their dtype: as data they become bigints (`np.array([1n, 2n])`), beside arrays they are weak numbers, and
everywhere else (axes, shapes, lengths) plain numbers. Whole floats beside arrays are marked: `np.float(2)`.
"""

import ast
import inspect
import math
import re

import numpy as np

BINARY = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.FloorDiv: "floorDivide",
          ast.Mod: "remainder", ast.Pow: "power", ast.MatMult: "matmul", ast.LShift: "leftShift",
          ast.RShift: "rightShift", ast.BitAnd: "bitwiseAnd", ast.BitOr: "bitwiseOr", ast.BitXor: "bitwiseXor"}
IN_PLACE = {ast.Add: "iadd", ast.Sub: "isub", ast.Mult: "imul", ast.Div: "itruediv"}
COMPARE = {ast.Lt: "less", ast.LtE: "lessEqual", ast.Gt: "greater", ast.GtE: "greaterEqual", ast.Eq: "equal",
           ast.NotEq: "notEqual"}
UNARY = {ast.USub: "negative", ast.Invert: "invert"}
PYTHON_TYPES = {"int": "int64", "float": "float64", "bool": "bool", "complex": "complex128"}
SCALARS = {"float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
           "bool_", "complex64", "complex128"}
# Parameters that hold lengths, axes and places rather than elements.
PLAIN = set("""axis axes axis1 axis2 shape newshape dims n k N M ddof correction decimals num order mode kind side method
    indices_or_sections shift repeats reps pad_width source destination start offset indices ind multi_index dtype ndmin
    width base to from_ sep bins range minlength deg kth obj maxlen new_shape precision trim separator threshold edgeitems
    max_line_width strides window_shape""".split())
DTYPES = {"dtype", "to", "from_", "type1", "type2"}
LISTS = set("""split array_split hsplit vsplit dsplit unstack meshgrid broadcast_arrays nonzero divmod modf frexp
    unravel_index histogram ix_ broadcast_shapes""".split())
TEXTS = {"array2string", "array_repr", "array_str", "format_float_positional", "format_float_scientific",
         "binary_repr", "base_repr"}
PLAIN_RESULTS = {"shares_memory", "may_share_memory", "allclose", "array_equal", "array_equiv", "can_cast", "isscalar",
                 "result_type", "promote_types"}
ALONE = {"arange", "linspace", "logspace", "geomspace", "zeros", "ones", "empty", "eye", "identity", "tri", "indices",
         "broadcast_shapes", "format_float_positional", "format_float_scientific", "binary_repr", "base_repr"}
# Functions beside ufuncs in which numbers adapt to the arrays.
WEAK = {"where", "clip", "result_type", "isclose", "allclose", "copyto", "round"}


REDUCTIONS = {"sum", "prod", "mean", "var", "std", "max", "min", "any", "all", "median", "ptp", "norm"}


class Untranslatable(Exception):
    pass


def camel(name):
    return re.sub("(?<=.)_(.)", lambda m: m[1].upper(), name.rstrip("_") if name not in ("r_", "c_", "s_", "ix_") else name)


def constant(node):
    """The value of an expression of numbers alone; `None` for any other."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and not (
                isinstance(part.value, ast.Name) and part.value.id == "np" and part.attr in ("nan", "inf", "pi")):
            return None
        if isinstance(part, ast.Name) and part.id not in ("np", "complex", "float"):
            return None
        if isinstance(part, ast.Constant) and not isinstance(part.value, (int, float, complex)):
            return None
        if isinstance(part, (ast.List, ast.Tuple, ast.Subscript, ast.Compare, ast.IfExp, ast.Lambda, ast.keyword)):
            return None
    if not isinstance(node, ast.expr) or isinstance(node, ast.Name):
        return None
    value = eval(compile(ast.fix_missing_locations(ast.Expression(node)), "", "eval"), {"np": np})
    return value if isinstance(value, (int, float, complex)) else None


def number(value, mode):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        exact = abs(value) < 2**53 or (mode == "plain" and int(float(value)) == value)
        return f"{value}n" if mode == "data" or not exact else str(value)
    if isinstance(value, complex):
        return f"np.complex({number(value.real, 'plain')}, {number(value.imag, 'plain')})"
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    text = repr(value).removesuffix(".0")
    return f"np.float({text})" if mode == "weak" and value.is_integer() else text


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def is_np(node, *names):
    """Whether a node is `np.name`, or `np.first.second` for several names."""
    for name in reversed(names):
        if not (isinstance(node, ast.Attribute) and node.attr == name):
            return False
        node = node.value
    return isinstance(node, ast.Name) and node.id == "np"


def np_path(node):
    """`["add", "reduce"]` for `np.add.reduce`, or `None`."""
    path = []
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    return path if isinstance(node, ast.Name) and node.id == "np" and path else None


def is_full_reduction(node):
    """Whether the result is one element, for which lanewise gives a scalar."""
    if not isinstance(node, ast.Call) or any(k.arg in ("axis", "keepdims", "out") for k in node.keywords):
        return False
    path = np_path(node.func) or []
    return path[-1:] == ["reduce"] or (path[-1:] and path[-1] in REDUCTIONS)


def names_of(function):
    """The names of positional parameters."""
    try:
        return [p.name for p in inspect.signature(function).parameters.values()
                if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    except (TypeError, ValueError):
        return []


def has_floats(nodes):
    """Whether floats stand among the numbers: then integers beside them become floats, too."""
    values = (constant(part) for node in nodes for part in ast.walk(node))
    return any(isinstance(value, (float, complex)) for value in values)


class Translator:
    def __init__(self):
        self.kinds = {}

    def kind(self, node):
        """`array` for arrays and NumPy's scalars, `list`, `number`, `text` or `other`."""
        if constant(node) is not None:
            return "number"
        if isinstance(node, ast.Name):
            return self.kinds.get(node.id, "other")
        if isinstance(node, (ast.List, ast.Tuple)):
            return "list"
        if isinstance(node, ast.BinOp):
            return "array" if "array" in (self.kind(node.left), self.kind(node.right)) else "other"
        if isinstance(node, ast.UnaryOp):
            return self.kind(node.operand)
        if isinstance(node, ast.Compare):
            return "array" if "array" in (self.kind(node.left), self.kind(node.comparators[0])) else "other"
        if isinstance(node, ast.Call):
            path = np_path(node.func)
            if path and (path[-1] in LISTS and path[-1] != "at"):
                return "list"
            if path and path[-1] in TEXTS:
                return "text"
            if path and path[-1] in PLAIN_RESULTS:
                return "other"
            if isinstance(node.func, ast.Attribute):
                return "other" if node.func.attr in ("item", "tolist", "tobytes") else "array"
            return "other"
        if isinstance(node, ast.Attribute):
            if node.attr in ("shape", "strides"):
                return "list"
            return "array" if node.attr in ("T", "mT", "real", "imag", "flat") else "other"
        if isinstance(node, ast.Subscript):
            return "array" if self.kind(node.value) in ("array", "list") else "other"
        return "other"

    def js(self, node, mode="plain"):
        value = constant(node)
        if value is not None:
            return number(value, mode)
        method = getattr(self, f"on_{type(node).__name__}", None)
        if method is None:
            raise Untranslatable(ast.dump(node))
        return method(node, mode)

    def on_Constant(self, node, mode):
        if node.value is None:
            return "null"
        if node.value is Ellipsis:
            return '"..."'
        if isinstance(node.value, str):
            return text(node.value)
        raise Untranslatable(repr(node.value))

    def on_Name(self, node, mode):
        if node.id in PYTHON_TYPES:
            return text(PYTHON_TYPES[node.id])
        if node.id not in self.kinds:
            raise Untranslatable(node.id)
        return node.id

    def on_List(self, node, mode):
        inner = "data" if mode == "weak" else mode
        if inner == "data" and has_floats(node.elts):
            inner = "plain"
        return "[" + ", ".join(self.js(item, inner) for item in node.elts) + "]"

    def on_IfExp(self, node, mode):
        if isinstance(node.test, ast.Constant):
            return self.js(node.body if node.test.value else node.orelse, mode)
        raise Untranslatable(ast.unparse(node))

    on_Tuple = on_List

    def on_Attribute(self, node, mode):
        path = np_path(node)
        if path:
            if path[0] in SCALARS or path[0] in ("half", "intp"):
                return text(path[0].rstrip("_"))
            if path == ["newaxis"]:
                return "null"
            return "np." + ".".join(map(camel, path))
        if node.attr == "dtype" and is_full_reduction(node.value):
            # a scalar of JavaScript has no dtype, an array of one element has
            kept = ast.keyword("keepdims", ast.Constant(True))
            node = ast.Attribute(ast.Call(node.value.func, node.value.args, [*node.value.keywords, kept]), node.attr)
        if node.attr == "shape" and is_full_reduction(node.value):
            return f"np.shape({self.js(node.value, 'data')})"
        if node.attr == "__name__" and isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "type":
            return f"typeName({self.js(node.value.args[0], 'data')})"
        return f"{self.js(node.value, 'data')}.{camel(node.attr)}"

    def on_UnaryOp(self, node, mode):
        if type(node.op) in UNARY:
            return f"{self.js(node.operand, 'data')}.{UNARY[type(node.op)]}()"
        raise Untranslatable(ast.dump(node))

    def on_BinOp(self, node, mode):
        return self.binary(BINARY[type(node.op)], node.left, node.right)

    def binary(self, name, left, right):
        if self.kind(left) == "array":
            return f"{self.js(left)}.{name}({self.js(right, 'weak')})"
        if self.kind(right) == "array":
            return f"np.{name}({self.js(left, 'weak')}, {self.js(right)})"
        raise Untranslatable(f"{name} of no arrays")

    def on_Compare(self, node, mode):
        op, right = node.ops[0], node.comparators[0]
        if isinstance(op, (ast.Is, ast.IsNot)):
            sign = "===" if isinstance(op, ast.Is) else "!=="
            return f"{self.js(node.left)} {sign} {self.js(right)}"
        return self.binary(COMPARE[type(op)], node.left, right)

    def on_Lambda(self, node, mode):
        inner = Translator()
        inner.kinds = {**self.kinds, **{arg.arg: "array" for arg in node.args.args}}
        return f"({', '.join(arg.arg for arg in node.args.args)}) => {inner.js(node.body)}"

    def part(self, node):
        """One part of an index."""
        if isinstance(node, ast.Slice):
            written = [self.js(p) if p else "" for p in (node.lower, node.upper)]
            if node.step:
                written.append(self.js(node.step))
            return text(":".join(written))
        return self.js(node, "plain")

    def index(self, node):
        if isinstance(node, ast.Call) and self.kind(node) == "list":
            return f"...{self.js(node, 'data')}"
        parts = node.elts if isinstance(node, ast.Tuple) else [node]
        return ", ".join(self.part(p) for p in parts)

    def on_Subscript(self, node, mode):
        kind = self.kind(node.value)
        path = np_path(node.value)
        if path in (["r_"], ["c_"], ["mgrid"], ["ogrid"], ["s_"]):
            raise Untranslatable(path[0])
        if kind == "list":
            at = constant(node.slice)
            return f"{self.js(node.value)}[{at}]"
        if kind != "array":
            raise Untranslatable("index of " + ast.unparse(node.value))
        return f"{self.js(node.value)}.get({self.index(node.slice)})"

    def on_Call(self, node, mode):
        path = np_path(node.func)
        if path:
            return self.np_call(path, node)
        if isinstance(node.func, ast.Attribute):
            return self.method_call(node)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "str" and self.kind(node.args[0]) == "array":
            return f"String({self.js(node.args[0], 'data')})"
        if name == "repr" and self.kind(node.args[0]) == "array":
            return f"np.arrayRepr({self.js(node.args[0], 'data')})"
        if name == "list":
            return f"[...{self.js(node.args[0], 'data')}]"
        if name == "slice":
            return f"np.slice({', '.join(self.js(a) for a in node.args)})"
        raise Untranslatable(ast.unparse(node))

    def argument(self, name, node, mode):
        if name in DTYPES and isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                return text(np.dtype(node.value).name if not node.value.startswith(">") else node.value)
            except TypeError:
                return text(node.value)
        if name == "bins" and isinstance(node, ast.List):
            return self.js(node, "data")
        return self.js(node, "plain" if name in PLAIN else mode)

    def options(self, node, mode):
        if not node.keywords:
            return []
        written = (f"{camel(k.arg)}: {self.argument(k.arg, k.value, mode)}" for k in node.keywords)
        return ["{ " + ", ".join(written) + " }"]

    def np_call(self, path, node):
        name = path[-1]
        function = np
        for step in path:
            function = getattr(function, step, None)
        if path[0] in SCALARS:
            return f"np.array({self.js(node.args[0])}, {text(name.rstrip('_'))})"
        names = names_of(function) if function else []
        mode, modes = "data", {}
        if name in ("array", "asarray"):
            typed = len(node.args) > 1 or any(k.arg == "dtype" for k in node.keywords)
            mode = "plain" if typed else "data"
        elif name in ALONE:
            mode = "plain"
            if name == "arange":
                whole = all(isinstance(constant(a), int) for a in node.args)
                typed = any(k.arg == "dtype" for k in node.keywords)
                return f"np.arange({self.arguments(node, [], 'data' if whole and not typed else 'plain', {'dtype': 'plain'})})"
        elif isinstance(function, np.ufunc) or name in WEAK:
            alone = not any(self.kind(a) in ("array", "list") for a in node.args[: getattr(function, "nin", 9)])
            mode = "weak" if not alone or name == "result_type" else "plain" if has_floats(node.args) else "data"
        elif len(path) > 1 and isinstance(getattr(np, path[0], None), np.ufunc):
            names = {"at": ["a", "indices", "b"], "reduceat": ["array", "indices", "axis"],
                     "reduce": ["array", "axis"], "accumulate": ["array", "axis"], "outer": ["a", "b"]}[name]
            modes = {"b": "weak"} if name == "at" else {}
        if name == "result_type":
            names = ["dtype"] * len(node.args)
            return f"np.resultType({', '.join(self.argument('dtype', a, 'weak') if self.kind(a) != 'number' else self.js(a, 'weak') for a in node.args)})"
        return f"np.{'.'.join(map(camel, path))}({self.arguments(node, names, mode, modes)})"

    def arguments(self, node, names, mode, modes):
        written = []
        for i, a in enumerate(node.args):
            name = names[i] if i < len(names) else ""
            written.append(self.argument(name, a, modes.get(name, mode)))
        return ", ".join(written + self.options(node, mode))

    def method_call(self, node):
        owner, name = node.func.value, node.func.attr
        left = self.js(owner, "data")
        if name == "__setitem__":
            return f"{left}.set({self.index(node.args[0])}, {self.js(node.args[1], 'weak')})"
        if re.fullmatch(r"__i\w+__", name):
            return f"{left}.{name.strip('_')}({self.js(node.args[0], 'weak')})"
        if self.kind(owner) != "array":
            raise Untranslatable(ast.unparse(node))
        names = {"astype": ["dtype"], "view": ["dtype"]}.get(name, [])
        return f"{left}.{camel(name)}({self.arguments(node, names, 'plain', {})})"

    def statement(self, node):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            if isinstance(target, ast.Name):
                written = self.js(node.value, "data")
                self.kinds[target.id] = self.kind(node.value)
                return f"const {target.id} = {written};"
            return f"{self.js(target.value)}.set({self.index(target.slice)}, {self.js(node.value, 'weak')});"
        if isinstance(node, ast.AugAssign):
            target = node.target
            if isinstance(target, ast.Name):
                return f"{target.id}.{IN_PLACE[type(node.op)]}({self.js(node.value, 'weak')});"
            got = f"{self.js(target)}.{BINARY[type(node.op)]}({self.js(node.value, 'weak')})"
            return f"{self.js(target.value)}.set({self.index(target.slice)}, {got});"
        if isinstance(node, ast.Expr):
            return f"{self.js(node.value)};"
        raise Untranslatable(ast.unparse(node))


def translate(setup, expr):
    """The setup as statements and the expression. Throws `Untranslatable`."""
    t = Translator()
    try:
        statements = [t.statement(node) for node in ast.parse(setup).body]
        return " ".join(statements), t.js(ast.parse(expr, mode="eval").body, "data")
    except (KeyError, IndexError, AttributeError) as error:
        raise Untranslatable(f"{type(error).__name__} {error}") from error
