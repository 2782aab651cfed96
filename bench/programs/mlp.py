"""The network of mlp.mjs: by hand in NumPy, and in PyTorch."""


def numpy(np, arrays, part):
    x, y = arrays["x"], arrays["y"]
    names = ["w1", "b1", "w2", "b2", "w3", "b3"]
    p = {name: arrays[name].copy() for name in names}
    m = {name: np.zeros_like(p[name]) for name in names}
    v = {name: np.zeros_like(p[name]) for name in names}
    rows = np.arange(len(y))
    count = 0

    def forward():
        h1 = np.maximum(x @ p["w1"].T + p["b1"], 0)
        h2 = np.maximum(h1 @ p["w2"].T + p["b2"], 0)
        z = h2 @ p["w3"].T + p["b3"]
        z = z - z.max(axis=1, keepdims=True)
        logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        return h1, h2, logs, -logs[rows, y].mean()

    def backward():
        h1, h2, logs, loss = forward()
        d = np.exp(logs)
        d[rows, y] -= 1
        d /= len(y)
        g = {"w3": d.T @ h2, "b3": d.sum(axis=0)}
        d = (d @ p["w3"]) * (h2 > 0)
        g["w2"], g["b2"] = d.T @ h1, d.sum(axis=0)
        d = (d @ p["w2"]) * (h1 > 0)
        g["w1"], g["b1"] = d.T @ x, d.sum(axis=0)
        return loss, g

    def step():
        nonlocal count
        loss, g = backward()
        count += 1
        rate, scale = 1e-3 / (1 - 0.9**count), 1 / np.sqrt(1 - 0.999**count)
        for name in names:
            m[name] *= np.float32(0.9)
            m[name] += np.float32(0.1) * g[name]
            v[name] *= np.float32(0.999)
            v[name] += np.float32(0.001) * g[name] * g[name]
            p[name] -= np.float32(rate) * m[name] / (np.sqrt(v[name]) * np.float32(scale) + np.float32(1e-8))
        return loss

    return {"forward": lambda: forward()[3], "backward": lambda: backward()[1]["w3"], "step": step}[part]


def torch(torch, arrays, part):
    functional = torch.nn.functional
    x, y = arrays["x"], arrays["y"].long()
    parameters = [arrays[name].clone().requires_grad_() for name in ("w1", "b1", "w2", "b2", "w3", "b3")]
    w1, b1, w2, b2, w3, b3 = parameters
    adam = torch.optim.Adam(parameters, lr=1e-3)

    def loss():
        h = functional.relu(functional.linear(x, w1, b1))
        h = functional.relu(functional.linear(h, w2, b2))
        return functional.cross_entropy(functional.linear(h, w3, b3), y)

    def forward():
        with torch.no_grad():
            return loss()

    def backward():
        adam.zero_grad()
        value = loss()
        value.backward()
        return value

    def gradient():
        backward()
        return w3.grad

    def step():
        value = backward()
        adam.step()
        return value

    return {"forward": forward, "backward": gradient, "step": step}[part]
