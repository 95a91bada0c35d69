package seal

import (
	"bytes"
	"cmp"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sync"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// Key is the master key of a seal. It is never printed.
type Key struct {
	seal   ID
	master [32]byte
}

// hidden is what a secret prints as, in a log or the report of a crash.
const hidden = "…"

// String implements fmt.Stringer.
func (Key) String() string { return hidden }

// GoString implements fmt.GoStringer.
func (Key) GoString() string { return hidden }

// String implements fmt.Stringer.
func (Secret) String() string { return hidden }

// GoString implements fmt.GoStringer.
func (Secret) GoString() string { return hidden }

// Seal is the seal that the key belongs to.
func (k Key) Seal() ID { return k.seal }

// derive makes a key of n bytes for a use.
func (k Key) derive(salt ID, use string, n int) []byte {
	b, err := hkdf.Key(sha256.New, k.master[:], salt[:], "shuangbai seal v1 "+use, n)
	if err != nil {
		panic(err) // only for lengths beyond 8160 bytes
	}
	return b
}

// Proof proves a text that is kept outside the sealed files, in hexadecimal: only who has the key can make it.
func (k Key) Proof(text string) string {
	key := k.derive(k.seal, "known", 32)
	defer clear(key)
	m := hmac.New(sha256.New, key)
	m.Write([]byte(text))
	return hex.EncodeToString(m.Sum(nil))
}

// registry holds the keys of the seals that are unlocked, for as long as the program runs or until Forget.
var registry sync.Map // ID to *Key

// Unlock lets the VFS open the databases of a seal.
func Unlock(k Key) { registry.LoadOrStore(k.seal, &k) }

// Forget takes all keys away and clears them, as far as Go lets it: what was copied of them for the connections that are open stays until
// those are closed.
func Forget() {
	registry.Range(func(id, k any) bool {
		registry.Delete(id)
		forgetting.Lock()
		defer forgetting.Unlock()
		clear(k.(*Key).master[:])
		return true
	})
}

// forgetting keeps a key from being read while it is cleared.
var forgetting sync.RWMutex

// copyOf copies a key of the registry; false for one that was cleared meanwhile.
func copyOf(k *Key) (Key, bool) {
	forgetting.RLock()
	defer forgetting.RUnlock()
	return *k, k.master != [32]byte{}
}

// Keys are the keys that Unlock was given.
func Keys() (all []Key) {
	registry.Range(func(_, k any) bool {
		if own, ok := copyOf(k.(*Key)); ok {
			all = append(all, own)
		}
		return true
	})
	return all
}

func keyOf(id ID) (Key, bool) {
	k, ok := registry.Load(id)
	if !ok {
		return Key{}, false
	}
	return copyOf(k.(*Key))
}

// Secret is what a master key is wrapped with: a password or a recovery code. Exactly one of them is given.
type Secret struct {
	Password string
	Code     *RecoveryCode
}

// New makes a seal, with a header for its first file.
func New(password string, code RecoveryCode) (Header, Key) {
	var k Key
	h := Header{cost: usualCost}
	_, _ = rand.Read(k.master[:])
	_, _ = rand.Read(k.seal[:])
	h.Seal = k.seal
	h.wrap(k, Secret{Password: password})
	h.wrap(k, Secret{Code: &code})
	return h.ForCopy(), k
}

// Change wraps the key with another password or recovery code, in the place of the former one; a password takes as long to try as one
// of a new seal.
func (h Header) Change(k Key, to Secret) Header {
	if to.Code == nil {
		h.cost = usualCost
	}
	h.wrap(k, to)
	return h
}

// Open finds the key with a secret, and the header that the secret opens: ErrWrongKey, or ErrDamaged when the key was found and no copy of
// the header is whole. Of two whole copies that differ, which a change that was cut off leaves, the one that the secret opens counts, the
// latest where both do; a copy that such a change left half written has it in the whole one's place.
func (f *Found) Open(with Secret) (Header, Key, error) {
	failed := error(ErrWrongKey)
	var tried []byte
	usualFirst := slices.Clone(f.copies) // a damaged cost takes its time for nothing
	slices.SortStableFunc(usualFirst, func(a, b foundCopy) int { return cmp.Compare(distance(a.cost), distance(b.cost)) })
	for _, c := range usualFirst {
		s := c.wrapped(with)
		if bytes.Equal(s, tried) { // a password takes its time
			continue
		}
		tried = s
		k, err := c.unwrap(with)
		if err != nil {
			continue
		}
		proven := f.proven(k)
		for _, h := range proven {
			if bytes.Equal(h.wrapped(with), s) {
				return h, k, nil
			}
		}
		if len(proven) > 0 {
			return proven[0].Change(k, with), k, nil
		}
		failed = ErrDamaged
	}
	return Header{}, Key{}, failed
}

// wrapped is what a secret unwraps, with what it is bound to.
func (h *Header) wrapped(with Secret) []byte { return append(h.additional(with), h.slot(with)[:]...) }

// SameSecrets reports whether the password and the recovery code of another header of the same seal are those of this one.
func (h Header) SameSecrets(other Header) bool {
	return h.password == other.password && h.recovery == other.recovery
}

// slot is a wrapped key: salt, nonce, sealed key.
type slot [16 + chacha20poly1305.NonceSizeX + 32 + chacha20poly1305.Overhead]byte

func (s *slot) parts() (salt, nonce, sealed []byte) { return s[:16], s[16:40], s[40:] }

func (h *Header) slot(of Secret) *slot {
	if of.Code != nil {
		return &h.recovery
	}
	return &h.password
}

// additional is what a slot is bound to: that of the recovery code not to the cost of passwords, which another password may raise.
func (h *Header) additional(of Secret) []byte {
	if of.Code != nil {
		return append([]byte("shuangbai seal v1 slot recovery"), h.Seal[:]...)
	}
	b := make([]byte, 32)
	b[16] = version
	h.cost.put(b)
	return append(append([]byte("shuangbai seal v1 slot password"), b[16:]...), h.Seal[:]...)
}

func (h *Header) wrap(k Key, with Secret) {
	s := h.slot(with)
	salt, nonce, sealed := s.parts()
	_, _ = rand.Read(salt)
	_, _ = rand.Read(nonce)
	wrapping := h.wrappingKey(with, salt)
	defer clear(wrapping)
	aead, err := chacha20poly1305.NewX(wrapping)
	if err != nil {
		panic(err) // only for keys of a wrong length
	}
	aead.Seal(sealed[:0], nonce, k.master[:], h.additional(with))
}

func (h *Header) unwrap(with Secret) (Key, error) {
	salt, nonce, sealed := h.slot(with).parts()
	wrapping := h.wrappingKey(with, salt)
	defer clear(wrapping)
	aead, err := chacha20poly1305.NewX(wrapping)
	if err != nil {
		return Key{}, err
	}
	k := Key{seal: h.Seal}
	if _, err := aead.Open(k.master[:0], nonce, sealed, h.additional(with)); err != nil {
		return Key{}, ErrWrongKey
	}
	return k, nil
}

func (h *Header) wrappingKey(of Secret, salt []byte) []byte {
	if of.Code != nil {
		b, err := hkdf.Key(sha256.New, of.Code[:], salt, "shuangbai seal v1 recovery", 32)
		if err != nil {
			panic(err) // only for lengths beyond 8160 bytes
		}
		return b
	}
	password := norm.NFKC.Bytes([]byte(of.Password))
	defer clear(password)
	return argon2.IDKey(password, salt, h.cost.passes, h.cost.memory, h.cost.lanes, 32)
}

// distance is 0 for the usual cost and 1 for any other.
func distance(c cost) int {
	if c == usualCost {
		return 0
	}
	return 1
}

// cost is what Argon2id takes: memory in KiB.
type cost struct {
	passes, memory uint32
	lanes          uint8
}

// usualCost takes a quarter of a second on an office PC.
var usualCost = cost{passes: 3, memory: 64 << 10, lanes: 4}

// QuickForTests makes the passwords of new seals cheap to try, for tests of the packages above.
func QuickForTests() { usualCost = cost{passes: 1, memory: 64, lanes: 1} }

func (c cost) put(b []byte) {
	b[17] = c.lanes
	binary.BigEndian.PutUint32(b[20:], c.passes)
	binary.BigEndian.PutUint32(b[24:], c.memory)
}

func readCost(b []byte) cost {
	return cost{binary.BigEndian.Uint32(b[20:]), binary.BigEndian.Uint32(b[24:]), b[17]}
}

// sane keeps a damaged header from taking all memory or all time: at most 256 MiB, and 1 GiB over all passes.
func (c cost) sane() bool {
	return c.passes >= 1 && c.passes <= 64 && c.lanes >= 1 && c.lanes <= 64 && c.memory >= 8 && c.memory <= 256<<10 &&
		c.passes*c.memory <= 1<<20
}
