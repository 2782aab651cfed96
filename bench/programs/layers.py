"""The layers of layers.mjs: in NumPy's passes, and in PyTorch."""


def numpy(np, arrays, part):
    x = arrays["x"]

    def softmax():
        e = np.exp(x - x.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def log_softmax():
        z = x - x.max(axis=1, keepdims=True)
        return z - np.log(np.exp(z).sum(axis=1, keepdims=True))

    def layer_norm():
        centred = x - x.mean(axis=1, keepdims=True)
        return centred / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(1e-5))

    def gelu():
        return 0.5 * x * (1 + np.tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)))

    return {"softmax": softmax, "logSoftmax": log_softmax, "layerNorm": layer_norm, "gelu": gelu}[part]


def torch(torch, arrays, part):
    functional = torch.nn.functional
    x = arrays["x"]
    layers = {
        "softmax": lambda: functional.softmax(x, 1),
        "logSoftmax": lambda: functional.log_softmax(x, 1),
        "layerNorm": lambda: functional.layer_norm(x, (512,)),
        "gelu": lambda: functional.gelu(x, approximate="tanh"),
    }

    def run():
        with torch.no_grad():
            return layers[part]()

    return run
