package sheet

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// defaultPassword is what Excel encrypts a workbook with when only its structure is protected; every spreadsheet program
// opens such a file without asking ([MS-OFFCRYPTO] 2.3.7.1 for the key, [MS-XLS] 2.2.10 for what is encrypted).
const defaultPassword = "VelvetSweatshop"

// blockKeys gives the RC4 key of each 1024-byte block of the stream.
type blockKeys func(block uint32) []byte

// decrypt returns the workbook stream with its records in the clear, or nil where the default password does not open it.
func decrypt(data, filePass []byte) []byte {
	if len(filePass) < 6 || binary.LittleEndian.Uint16(filePass) != 1 { // 0 is XOR obfuscation
		return nil
	}
	var keys blockKeys
	switch major := binary.LittleEndian.Uint16(filePass[2:]); {
	case major == 1:
		keys = standardKeys(filePass[6:])
	case major >= 2 && major <= 4:
		keys = cryptoAPIKeys(filePass[6:])
	}
	if keys == nil {
		return nil
	}
	return decryptRecords(data, keys)
}

func utf16Bytes(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// standardKeys derives the keys of the 40-bit encryption of Office 97, nil where the verifier does not agree.
func standardKeys(b []byte) blockKeys {
	if len(b) < 48 {
		return nil
	}
	salt, verifier, verifierHash := b[:16], b[16:32], b[32:48]
	password := md5.Sum(utf16Bytes(defaultPassword))
	mixed := bytes.Repeat(append(slices.Clone(password[:5]), salt...), 16)
	base := md5.Sum(mixed)
	keys := func(block uint32) []byte {
		key := md5.Sum(binary.LittleEndian.AppendUint32(slices.Clone(base[:5]), block))
		return key[:]
	}
	hash := func(v []byte) []byte { h := md5.Sum(v); return h[:] }
	return verified(keys, verifier, verifierHash, hash)
}

// cryptoAPIKeys derives the keys of the encryption of Office 2002 and 2003.
func cryptoAPIKeys(b []byte) blockKeys {
	if len(b) < 8 {
		return nil
	}
	size := int(binary.LittleEndian.Uint32(b[4:]))
	if size < 20 || size > len(b)-8 || len(b) < 8+size+60 {
		return nil
	}
	header, rest := b[8:8+size], b[8+size:]
	bits := int(binary.LittleEndian.Uint32(header[16:]))
	if bits == 0 {
		bits = 40
	}
	if bits%8 != 0 || bits > 128 || binary.LittleEndian.Uint32(rest) != 16 {
		return nil
	}
	base := sha1.Sum(append(slices.Clone(rest[4:20]), utf16Bytes(defaultPassword)...))
	keys := func(block uint32) []byte {
		h := sha1.Sum(binary.LittleEndian.AppendUint32(slices.Clone(base[:]), block))
		key := slices.Clone(h[:bits/8])
		if bits == 40 {
			key = append(key, make([]byte, 11)...)
		}
		return key
	}
	hash := func(v []byte) []byte { h := sha1.Sum(v); return h[:] }
	return verified(keys, rest[20:36], rest[40:60], hash)
}

// verified returns keys when they decrypt the verifier to what its hash says.
func verified(keys blockKeys, verifier, verifierHash []byte, hash func([]byte) []byte) blockKeys {
	c, err := rc4.NewCipher(keys(0))
	if err != nil {
		return nil
	}
	plain, plainHash := make([]byte, len(verifier)), make([]byte, len(verifierHash))
	c.XORKeyStream(plain, verifier)
	c.XORKeyStream(plainHash, verifierHash)
	if !bytes.Equal(hash(plain), plainHash) {
		return nil
	}
	return keys
}

// decryptRecords walks the records. Their headers and a few whole records stay in the clear, but the key stream runs on
// under them.
func decryptRecords(data []byte, keys blockKeys) []byte {
	out := slices.Clone(data)
	var stream [1024]byte
	block := -1
	key := func(at int) byte {
		if at/1024 != block {
			block = at / 1024
			stream = [1024]byte{}
			if c, err := rc4.NewCipher(keys(uint32(block))); err == nil {
				c.XORKeyStream(stream[:], stream[:])
			}
		}
		return stream[at%1024]
	}
	for pos := 0; pos+4 <= len(out); {
		id, n := int(binary.LittleEndian.Uint16(out[pos:])), int(binary.LittleEndian.Uint16(out[pos+2:]))
		from, end := pos+4, min(pos+4+n, len(out))
		switch id {
		case recBOF, recFilePass, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138: // USREXCL, FILELOCK, INTERFACEHDR, RRDINFO, RRDHEAD
			from = end
		case recBoundSheet: // where the sheet begins
			from = min(from+4, end)
		}
		for i := from; i < end; i++ {
			out[i] ^= key(i)
		}
		pos = end
	}
	return out
}
