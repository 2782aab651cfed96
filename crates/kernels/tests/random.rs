//! The kernels against NumPy's streams, as recorded in `test/golden/random.txt`.
use kernels::random::*;
use std::collections::HashMap;

const GOLDEN: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../test/golden/random.txt"));

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| {
        (0..8)
            .fold(crc ^ u32::from(*byte), |c, _| (c >> 1) ^ (0xedb8_8320 & (c & 1).wrapping_neg()))
    })
}

struct Case<'a> {
    method: &'a str,
    arguments: HashMap<&'a str, &'a str>,
    dtype: &'a str,
}

impl Case<'_> {
    fn int(&self, name: &str, default: i128) -> i128 {
        self.arguments.get(name).map_or(default, |text| text.parse().unwrap())
    }
    fn float(&self, name: &str, default: f64) -> f64 {
        self.arguments.get(name).map_or(default, |text| text.parse().unwrap())
    }
}

fn one<T>(x: &T) -> Param<T> {
    Param { ptr: x, step: 0 }
}

fn integers_as<T: Bounded + Default>(g: &mut Pcg64, low: T, range: T, n: usize) -> Vec<u8> {
    let mut out = vec![T::default(); n];
    // SAFETY: the addresses are those of live values, `out` holds n elements.
    unsafe { integers(g, one(&low), one(&range), out.as_mut_ptr(), n) };
    bytes(&out)
}

fn bytes<T>(values: &[T]) -> Vec<u8> {
    // SAFETY: the bytes of numbers.
    unsafe { std::slice::from_raw_parts(values.as_ptr().cast(), size_of_val(values)) }.to_vec()
}

fn law(case: &Case) -> Law {
    match case.method {
        "random" | "uniform" => Law::Uniform,
        "standard_normal" | "normal" => Law::Normal,
        _ if case.arguments.contains_key("method") => Law::ExponentialInverse,
        _ => Law::Exponential,
    }
}

fn choice(g: &mut Pcg64, case: &Case, n: usize) -> Vec<u8> {
    let population = case.int("a", 0);
    let mut out = vec![0i64; n];
    let distinct = case.int("replace", 1) == 0;
    // SAFETY: every address is that of a vector of the length that the kernel is told.
    unsafe {
        if let Some(text) = case.arguments.get("p") {
            let mut p: Vec<f64> = text.split(',').map(|x| x.parse().unwrap()).collect();
            let mut cdf = vec![0.0; p.len()];
            assert!(weigh(p.as_ptr(), p.len(), 1e-8) >= n.min(p.len() - 1) as i32);
            if distinct {
                pick_distinct(g, p.as_mut_ptr(), cdf.as_mut_ptr(), p.len(), out.as_mut_ptr(), n);
            } else {
                pick(g, p.as_ptr(), cdf.as_mut_ptr(), p.len(), out.as_mut_ptr(), n);
            }
        } else if !distinct {
            return integers_as(g, 0u64, population as u64 - 1, n);
        } else {
            let population = population as usize;
            let shuffled = case.int("shuffle", 1) == 1;
            if population > 10000 && n > population / if shuffled { 50 } else { 20 } {
                let mut all: Vec<i64> = (0..population as i64).collect();
                shuffle_tail(g, all.as_mut_ptr(), population, (population - n).max(1));
                out.copy_from_slice(&all[population - n..]);
            } else {
                let mut table = vec![0i64; (2 * n + 1).next_power_of_two()];
                let slots = table.len();
                sample(g, population as u64, out.as_mut_ptr(), n, table.as_mut_ptr(), slots);
                if shuffled {
                    shuffle_tail(g, out.as_mut_ptr(), n, 1);
                }
            }
        }
    }
    bytes(&out)
}

fn run(g: &mut Pcg64, case: &Case) -> Vec<u8> {
    let n = case.int("size", 0) as usize;
    match case.method {
        "integers" => {
            let (low, high) = (case.int("low", 0), case.int("high", 0));
            let range = (high - low) as u64;
            match case.dtype {
                "bool" => {
                    let mut out = vec![Bit(0); n];
                    let (low, range) = (Bit(low as u8), Bit(range as u8));
                    // SAFETY: as above.
                    unsafe { integers(g, one(&low), one(&range), out.as_mut_ptr(), n) };
                    bytes(&out)
                }
                "int8" | "uint8" => integers_as(g, low as u8, range as u8, n),
                "int16" | "uint16" => integers_as(g, low as u16, range as u16, n),
                "int32" | "uint32" => integers_as(g, low as u32, range as u32, n),
                _ => integers_as(g, low as u64, range, n),
            }
        }
        "permutation" => {
            let n = case.int("x", 0) as usize;
            let mut all: Vec<i64> = (0..n as i64).collect();
            // SAFETY: n items of 8 bytes, 8 bytes apart.
            unsafe { shuffle(g, all.as_mut_ptr().cast(), n, 8, 8) };
            bytes(&all)
        }
        "choice" => choice(g, case, n),
        "uniform" | "normal" | "exponential" => {
            let mut out = vec![0f64; n];
            let (loc, scale) = match case.method {
                "uniform" => {
                    let low = case.float("low", 0.0);
                    (low, case.float("high", 1.0) - low)
                }
                _ => (case.float("loc", 0.0), case.float("scale", 1.0)),
            };
            // SAFETY: as above.
            unsafe { scaled(law(case), g, one(&loc), one(&scale), out.as_mut_ptr(), n) };
            bytes(&out)
        }
        _ if case.dtype == "float32" => {
            let mut out = vec![0f32; n];
            // SAFETY: as above.
            unsafe { fill_f32(law(case), g, out.as_mut_ptr(), n) };
            bytes(&out)
        }
        _ => {
            let mut out = vec![0f64; n];
            // SAFETY: as above.
            unsafe { fill(law(case), g, out.as_mut_ptr(), n) };
            bytes(&out)
        }
    }
}

#[test]
fn every_stream_is_numpys() {
    let mut seeds = HashMap::new();
    let (mut cases, mut wrong) = (0, Vec::new());
    for line in GOLDEN.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('|').collect();
        if let [seed, "words", words] = fields[..] {
            let words: Vec<u64> = words.split(' ').map(|x| x.parse().unwrap()).collect();
            seeds.insert(seed, words.try_into().unwrap());
            continue;
        }
        let [seed, method, arguments, dtype, crc, next] = fields[..] else { panic!("{line}") };
        let arguments = arguments.split(' ').filter_map(|x| x.split_once('=')).collect();
        let mut g = Pcg64::seed(seeds[seed]);
        let out = run(&mut g, &Case { method, arguments, dtype });
        let seen = (crc32(&out).to_string(), g.next_u64().to_string());
        if (seen.0.as_str(), seen.1.as_str()) != (crc, next) {
            wrong.push(line);
        }
        cases += 1;
    }
    assert!(cases > 400, "only {cases} cases");
    assert!(wrong.is_empty(), "{} of {cases} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn shuffle_moves_items_of_every_size_alike() {
    let words = [1, 2, 3, 4];
    let mut expected: Vec<i64> = (0..50).collect();
    // SAFETY: 50 items of 8 bytes.
    unsafe { shuffle(&mut Pcg64::seed(words), expected.as_mut_ptr().cast(), 50, 8, 8) };
    for size in [1usize, 2, 4, 16] {
        // Items lie apart and in reverse order, so that the stride counts.
        let stride = size * 3;
        let mut data = vec![0u8; 50 * stride];
        for i in 0..50 {
            data[(49 - i) * stride] = i as u8;
        }
        // SAFETY: the first item is the last in memory, the other 49 come before it.
        unsafe {
            let first = data.as_mut_ptr().add(49 * stride);
            shuffle(&mut Pcg64::seed(words), first, 50, size, -(stride as isize));
        }
        let seen: Vec<i64> = (0..50).map(|i| i64::from(data[(49 - i) * stride])).collect();
        assert_eq!(seen, expected, "items of {size} bytes");
    }
}

#[test]
fn probabilities_are_checked() {
    let weigh = |p: &[f64]| {
        // SAFETY: a slice.
        unsafe { weigh(p.as_ptr(), p.len(), 1.5e-8) }
    };
    assert_eq!(weigh(&[0.5, 0.0, 0.5]), 2);
    assert_eq!(weigh(&[f64::NAN, 1.0]), fault::NAN);
    assert_eq!(weigh(&[-0.5, 1.5]), fault::NEGATIVE);
    assert_eq!(weigh(&[0.5, 0.4]), fault::SUM);
    assert_eq!(weigh(&[]), fault::SUM);
}

#[test]
fn survey_sees_signs_and_infinities() {
    let survey = |x: &[f64]| {
        // SAFETY: a slice.
        unsafe { survey(x.as_ptr(), x.len()) }
    };
    assert_eq!(survey(&[]), 0);
    assert_eq!(survey(&[0.0, 1.0]), 0);
    assert_eq!(survey(&[-0.0]), 1);
    assert_eq!(survey(&[1.0, -3.0]), 1);
    assert_eq!(survey(&[f64::NAN, -f64::NAN]), 2);
    assert_eq!(survey(&[f64::INFINITY, 1.0]), 2);
    assert_eq!(survey(&[f64::NEG_INFINITY]), 3);
}
