"""The chain of chain.mjs: by hand in NumPy, and in PyTorch."""


def numpy(np, arrays, part):
    x = arrays["x"]

    def forward():
        h = x
        for _ in range(5):
            h = np.tanh(h * np.float32(1.1))
        return h

    def backward():
        h, slopes = x, []
        for _ in range(5):
            h = np.tanh(h * np.float32(1.1))
            slopes.append(1 - h * h)
        g = np.ones_like(x)
        for slope in reversed(slopes):
            g = g * slope * np.float32(1.1)
        return g

    return forward if part == "forward" else backward


def torch(torch, arrays, part):
    x = arrays["x"].clone().requires_grad_()
    ones = torch.ones(10)

    def forward():
        h = x
        for _ in range(5):
            h = h.mul(1.1).tanh()
        return h

    def backward():
        x.grad = None
        forward().backward(ones)
        return x.grad

    return forward if part == "forward" else backward
