"""The words of numpy.testing: pairs of the same call in JavaScript and Python, with the message or None."""

import numpy as np
from numpy import array, inf, nan, ones, zeros  # noqa: F401

T = np.testing
PAIRS = [
    ("assertAllclose([1.5, 2, 3], [1.5, 2, 4.5])", lambda: T.assert_allclose([1.5, 2, 3], [1.5, 2, 4.5])),
    ("assertAllclose([1, 2, NaN], [1.5, 2, 4.5])", lambda: T.assert_allclose([1, 2, nan], [1.5, 2, 4.5])),
    ("assertAllclose([1, Infinity], [1, 4.5])", lambda: T.assert_allclose([1, inf], [1, 4.5])),
    ("assertAllclose([[Infinity, 1], [2, 3]], [[-Infinity, 1], [2, 4.5]])", lambda: T.assert_allclose([[inf, 1], [2, 3]], [[-inf, 1], [2, 4.5]])),
    ("assertAllclose([[Infinity, 1], [2, 3]], [[Infinity, 1], [2, 4.5]])", lambda: T.assert_allclose([[inf, 1], [2, 3]], [[inf, 1], [2, 4.5]])),
    ("assertAllclose([1, 2.5], [1, 2, 4.5], { errMsg: 'hi' })", lambda: T.assert_allclose([1, 2.5], [1, 2, 4.5], err_msg="hi")),
    ("assertAllclose(5, 6.5)", lambda: T.assert_allclose(5.0, 6.5)),
    ("assertAllclose(np.array(5), [6.5, 7])", lambda: T.assert_allclose(np.array(5.0), [6.5, 7])),
    ("assertAllclose([1.123456789e10, 2], [1.1234, 2], { rtol: 1e-3, atol: 1e-9, errMsg: 'short' })", lambda: T.assert_allclose([1.123456789e10, 2], [1.1234, 2], rtol=1e-3, atol=1e-9, err_msg="short")),
    ("assertAllclose([NaN], [NaN], { equalNan: false })", lambda: T.assert_allclose([nan], [nan], equal_nan=False)),
    ("assertAllclose([NaN, Infinity, 1], [NaN, Infinity, 1])", lambda: T.assert_allclose([nan, inf, 1], [nan, inf, 1])),
    ("assertAllclose([np.complex(1, 1)], [np.complex(1, 2)], { rtol: 0.1, atol: 0.5 })", lambda: T.assert_allclose([1 + 1j], [1 + 2j], rtol=0.1, atol=0.5)),
    ("assertAllclose(np.array([1, 2], 'uint8'), np.array([1, 5], 'uint8'))", lambda: T.assert_allclose(array([1, 2], "uint8"), array([1, 5], "uint8"))),
    ("assertAllclose(np.array([true]), np.array([false]))", lambda: T.assert_allclose(array([True]), array([False]))),
    ("assertAllclose(np.arange(2000), np.arange(2000).add(1))", lambda: T.assert_allclose(np.arange(2000.0), np.arange(2000.0) + 1)),
    ("assertAllclose(np.ones([4, 4]), np.zeros([4, 4]))", lambda: T.assert_allclose(ones((4, 4)), zeros((4, 4)))),
    ("assertAllclose([1], [1 + 1e-8])", lambda: T.assert_allclose([1.0], [1 + 1e-8])),
    ("assertArrayEqual([1n, 2n, 3n], [1n, 2n, 4n])", lambda: T.assert_array_equal([1, 2, 3], [1, 2, 4])),
    ("assertArrayEqual([1n, 2n, 3n], [1n, 2n, 4n], { errMsg: 'bad\\nthing', verbose: false })", lambda: T.assert_array_equal([1, 2, 3], [1, 2, 4], err_msg="bad\nthing", verbose=False)),
    ("assertArrayEqual([1n, 2n, 3n], 2n)", lambda: T.assert_array_equal([1, 2, 3], 2)),
    ("assertArrayEqual(np.ones([2, 3]), np.zeros([2, 3]))", lambda: T.assert_array_equal(ones((2, 3)), zeros((2, 3)))),
    ("assertArrayEqual([true, false], [true, true])", lambda: T.assert_array_equal([True, False], [True, True])),
    ("assertArrayEqual([1, 2, NaN], [NaN, 2, NaN])", lambda: T.assert_array_equal([1, 2, nan], [nan, 2, nan])),
    ("assertArrayEqual([[NaN, 1], [2, 3]], [[NaN, 1], [2, 4.5]])", lambda: T.assert_array_equal([[nan, 1], [2, 3]], [[nan, 1], [2, 4.5]])),
    ("assertArrayEqual([1n, 2n], [1, 2], { strict: true })", lambda: T.assert_array_equal([1, 2], [1.0, 2.0], strict=True)),
    ("assertArrayEqual(np.ones([2, 1]), 1n, { strict: true })", lambda: T.assert_array_equal(ones((2, 1)), 1, strict=True)),
    ("assertArrayEqual([1n, 2n], [1, 2])", lambda: T.assert_array_equal([1, 2], [1.0, 2.0])),
    ("assertArrayEqual(np.array([0.1, 0.2], 'float32'), [0.1, 0.2])", lambda: T.assert_array_equal(np.float32([0.1, 0.2]), [0.1, 0.2])),
    ("assertArrayEqual([], [1])", lambda: T.assert_array_equal([], [1.0])),
    ("assertArrayEqual(np.zeros(0), np.zeros(0))", lambda: T.assert_array_equal(zeros(0), zeros(0))),
    ("assertArrayEqual(np.array([1, 200], 'uint8'), np.array([2, 199], 'uint8'))", lambda: T.assert_array_equal(np.uint8([1, 200]), np.uint8([2, 199]))),
    ("assertEqual([1, 2, 3], [1, 2, 4])", lambda: T.assert_equal([1, 2, 3], [1, 2, 4])),
    ("assertEqual(1, 2)", lambda: T.assert_equal(1, 2)),
    ("assertEqual({ a: 1 }, { a: 2 })", lambda: T.assert_equal({"a": 1}, {"a": 2})),
    ("assertEqual({ a: 1 }, { b: 2 })", lambda: T.assert_equal({"a": 1}, {"b": 2})),
    ("assertEqual([1, [2, 3]], [1, [2, 4]])", lambda: T.assert_equal([1, [2, 3]], [1, [2, 4]])),
    ("assertEqual(NaN, 1.5)", lambda: T.assert_equal(nan, 1.5)),
    ("assertEqual('a', 'b')", lambda: T.assert_equal("a", "b")),
    ("assertEqual(null, 5)", lambda: T.assert_equal(None, 5)),
    ("assertEqual(true, false)", lambda: T.assert_equal(True, False)),
    ("assertEqual(NaN, NaN)", lambda: T.assert_equal(nan, nan)),
    ("assertEqual(Infinity, -Infinity)", lambda: T.assert_equal(inf, -inf)),
    ("assertEqual(np.complex(1, 2), np.complex(1, 3))", lambda: T.assert_equal(1 + 2j, 1 + 3j)),
    ("assertEqual([1, 2], [1])", lambda: T.assert_equal([1, 2], [1])),
    ("assertEqual([1, 2], 3)", lambda: T.assert_equal([1, 2], 3)),
    ("assertEqual(1, 2, { errMsg: 'what', verbose: false })", lambda: T.assert_equal(1, 2, err_msg="what", verbose=False)),
    ("assertEqual(np.array([1.5, 2]), [1.5, 4])", lambda: T.assert_equal(array([1.5, 2]), [1.5, 4])),
    ("assertAlmostEqual(1.5, 1.1)", lambda: T.assert_almost_equal(1.5, 1.1)),
    ("assertAlmostEqual([1.5, 2], [1.1, 2])", lambda: T.assert_almost_equal([1.5, 2], [1.1, 2])),
    ("assertAlmostEqual(1.5, 1.501, { decimal: 2 })", lambda: T.assert_almost_equal(1.5, 1.501, decimal=2)),
    ("assertAlmostEqual(NaN, 1.5)", lambda: T.assert_almost_equal(nan, 1.5)),
    ("assertArrayAlmostEqual([1.5, 2], [1.1, 2], { decimal: 3 })", lambda: T.assert_array_almost_equal([1.5, 2], [1.1, 2], decimal=3)),
    ("assertArrayAlmostEqual([1, 1.5e-6], [1, 0])", lambda: T.assert_array_almost_equal([1, 1.5e-6], [1, 0.0])),
    ("assertArrayAlmostEqual([1, NaN], [1, NaN])", lambda: T.assert_array_almost_equal([1, nan], [1, nan])),
    ("assertApproxEqual(1.5, 1.1)", lambda: T.assert_approx_equal(1.5, 1.1)),
    ("assertApproxEqual(0.12345677777777e-20, 0.12345672e-20, { significant: 8 })", lambda: T.assert_approx_equal(0.12345677777777e-20, 0.12345672e-20, significant=8)),
    ("assertApproxEqual(0, 0)", lambda: T.assert_approx_equal(0, 0)),
    ("assertArrayLess([1n, 2n], [1n, 3n])", lambda: T.assert_array_less([1, 2], [1, 3])),
    ("assertArrayLess([1, Infinity], [2, 3])", lambda: T.assert_array_less([1, inf], [2, 3.0])),
    ("assertArrayLess([1n, 4n], 3n)", lambda: T.assert_array_less([1, 4], 3)),
    ("assertArrayLess([1, 2], [2, NaN])", lambda: T.assert_array_less([1.0, 2], [2.0, nan])),
    ("assertArrayLess([1n, 2n, 3n], [2n, 3n])", lambda: T.assert_array_less([1, 2, 3], [2, 3])),
    ("assertArrayMaxUlp([1], [1.0000001])", lambda: T.assert_array_max_ulp(array([1.0]), array([1.0000001]))),
    ("assertArrayMaxUlp(np.array([1], 'float32'), np.array([1.0000002], 'float32'))", lambda: T.assert_array_max_ulp(np.float32([1]), np.float32([1.0000002]))),
    ("assertArrayMaxUlp([1], [1 + 2 ** -52])", lambda: T.assert_array_max_ulp(array([1.0]), array([1 + 2**-52]))),
    ("assertArrayMaxUlp([0], [-0])", lambda: T.assert_array_max_ulp(array([0.0]), array([-0.0]))),
    ("assertArrayAlmostEqualNulp([1], [1.0000001])", lambda: T.assert_array_almost_equal_nulp(array([1.0]), array([1.0000001]))),
    ("assertArrayAlmostEqualNulp([np.complex(1, 1)], [np.complex(1.0000001, 1)])", lambda: T.assert_array_almost_equal_nulp(array([1 + 1j]), array([1.0000001 + 1j]))),
    ("assertArrayAlmostEqualNulp([np.complex(1, 1)], [np.complex(1, 1)])", lambda: T.assert_array_almost_equal_nulp(array([1 + 1j]), array([1 + 1j]))),
    ("assert_(false, 'words')", lambda: T.assert_(False, "words")),
]


def message(call):
    try:
        call()
    except AssertionError as error:
        return str(error)
    return None


TABLE = {text: message(call) for text, call in PAIRS}
