//! CRC-32 as in ZIP, gzip and PNG (ISO 3309), eight bytes at a time (Kounavis and Berry, "slicing-by-8", 2005).

/// `[k][b]`: byte `b` followed by `k` zero bytes. Made anew by every call, in two microseconds: it would be eight
/// incompressible kilobytes of the module.
fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    for b in 0..256u32 {
        let shift = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        tables[0][b as usize] = (0..8).fold(b, shift);
    }
    for k in 1..8 {
        for b in 0..256 {
            let crc = tables[k - 1][b];
            tables[k][b] = (crc >> 8) ^ tables[0][(crc & 0xff) as usize];
        }
    }
    tables
}

/// Continue a CRC (0 at the start) over more bytes.
pub fn crc32(bytes: &[u8], crc: u32) -> u32 {
    let tables = tables();
    let at = |k: usize, x: u32| tables[k][(x & 0xff) as usize];
    let mut crc = !crc;
    let (words, rest) = bytes.as_chunks::<8>();
    for w in words {
        let low = crc ^ u32::from_le_bytes([w[0], w[1], w[2], w[3]]);
        let high = u32::from_le_bytes([w[4], w[5], w[6], w[7]]);
        crc = at(7, low) ^ at(6, low >> 8) ^ at(5, low >> 16) ^ at(4, low >> 24);
        crc ^= at(3, high) ^ at(2, high >> 8) ^ at(1, high >> 16) ^ at(0, high >> 24);
    }
    for b in rest {
        crc = (crc >> 8) ^ at(0, crc ^ u32::from(*b));
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn check_value() {
        // The check value of the catalogue of CRCs, whole and in two parts of any length.
        let text = b"123456789";
        assert_eq!(crc32(text, 0), 0xcbf4_3926);
        for cut in 0..=text.len() {
            assert_eq!(crc32(&text[cut..], crc32(&text[..cut], 0)), 0xcbf4_3926);
        }
    }
}
