// Published vectors: draft-irtf-cfrg-cpace-21, testvectors.json of github:cfrg/draft-irtf-cfrg-cpace, group
// ristretto255 with SHA-512; and Lifeboat's own for what it adds, made twice independently.
#include "plugins/remote/protocol/cpace.hpp"

#include <catch2/catch.hpp>

#include "plugins/remote/protocol/handshake_messages.hpp"
#include "tests/plugins/remote/protocol/hex.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

namespace {

const auto k_ya = array_from_hex<32>("da3d23700a9e5699258aef94dc060dfda5ebb61f02a5ea77fad53f4ff0976d08");
const auto k_yb = array_from_hex<32>("d2316b454718c35362d83d69df6320f38578ed5984651435e2949762d900b80d");
const auto k_valid_scalar = array_from_hex<32>("7cd0e075fa7955ba52c02759a6c90dbbfc10e6d40aea8d283e407d88cf538a05");

Bytes text_bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

bool is_refused(std::string_view point) {
  return !shared_point(Secret<32>(k_valid_scalar), array_from_hex<32>(point)).has_value();
}

// Our own vectors: ticket 118-497-589, CB = 00..1f, name Ana, versions 1 to 1, scalars of the draft.
struct OwnVector {
  Mode mode = Mode::ticket;
  ChannelBinding binding{};
  std::vector<std::uint8_t> m1, m2;
  Secret<64> isk;
  Tag transcript{};
};

OwnVector own_vector(Mode mode, Bytes password, const SessionId& session_id) {
  OwnVector vector;
  vector.mode = mode;
  for (std::size_t i = 0; i < vector.binding.size(); ++i) vector.binding[i] = static_cast<std::uint8_t>(i);
  const auto& binding = vector.binding;
  const Secret<32> ya(k_ya), yb(k_yb);
  const auto generator = generator_of(generator_hash(password, channel_identifier(mode, binding), binding));
  const Point share_a = share_of(ya, generator), share_b = share_of(yb, generator);
  vector.m1 = encode_m1({1, 1, mode, session_id, "Ana", share_a});
  vector.m2 = encode_m2({1, mode, session_id, share_b});
  vector.isk = intermediate_key(binding, *shared_point(ya, share_b), {share_a, associated_data(vector.m1)},
                                {share_b, associated_data(vector.m2)});
  vector.transcript = transcript_hash(binding, vector.m1, vector.m2);
  return vector;
}

}  // namespace

TEST_CASE("CPace: the draft's vector, from password to key") {
  const auto identifier = from_hex("0b415f696e69746961746f720b425f726573706f6e646572");
  const auto session = from_hex("7e4b4791d6a8ef019b936c79fb7f2c57");
  CHECK(lv_cat({text_bytes("A_initiator"), text_bytes("B_responder")}) == identifier);
  const Secret<32> generator = generator_of(generator_hash(text_bytes("Password"), identifier, session));
  CHECK(to_hex(generator.bytes()) == "222b6b195fe84b1652badb6f6a3ae3d24341e7306967f0b8115b40d5698c7e56");
  const Secret<32> ya(k_ya), yb(k_yb);
  const Point share_a = share_of(ya, generator), share_b = share_of(yb, generator);
  CHECK(to_hex(share_a) == "d6bac480f2c386c394efc7c47adb9925dcd2630b64f240c50f8d0eec482b9157");
  CHECK(to_hex(share_b) == "3ea7e0b19560d7c0b0f5734f63b955286dfa8232b5ebe63324e2d9e7433f7258");
  const auto from_a = shared_point(ya, share_b), from_b = shared_point(yb, share_a);
  REQUIRE((from_a && from_b));
  CHECK(to_hex(from_a->bytes()) == "80b69a8a76457ab6a4d7f887a4bf6b55a2f80ac19c333f917a05fc9887c8b40f");
  CHECK(to_hex(from_b->bytes()) == to_hex(from_a->bytes()));
  const auto isk = intermediate_key(session, *from_a, {share_a, text_bytes("ADa")}, {share_b, text_bytes("ADb")});
  CHECK(to_hex(isk.bytes()) ==
        "b69effbf61b51d56401c0f65601abe428de8206feaaf0e32198896dcae7b35cd"
        "2b38950a39dfd5d4a79164614c2984f7daa460b588c1e80c3fa2068af7900447");
}

TEST_CASE("CPace: the draft's valid point is multiplied, its invalid ones are refused") {
  const auto valid = array_from_hex<32>("2c3c6b8c4f3800e7aef6864025b4ed79bd599117e427c41bd47d93d654b4a51c");
  const auto result = shared_point(Secret<32>(k_valid_scalar), valid);
  REQUIRE(result.has_value());
  CHECK(to_hex(result->bytes()) == "7c13645fe790a468f62c39beb7388e541d8405d1ade69d1778c5fe3e7f6b600e");
  CHECK(is_refused("2b3c6b8c4f3800e7aef6864025b4ed79bd599117e427c41bd47d93d654b4a51c"));
  CHECK(is_refused("0000000000000000000000000000000000000000000000000000000000000000"));
}

// RFC 9496, A.2: encodings that must be refused.
TEST_CASE("CPace: non-canonical and negative encodings are refused") {
  CHECK(is_refused("00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
  CHECK(is_refused("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
  CHECK(is_refused("f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
  CHECK(is_refused("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
  CHECK(is_refused("0100000000000000000000000000000000000000000000000000000000000000"));
  CHECK(is_refused("ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20"));
}

TEST_CASE("lengths above 127 take two bytes of LEB128") {
  const std::vector<std::uint8_t> part(300, 7);
  const auto joined = lv_cat({part});
  CHECK(joined.size() == 302);
  CHECK(joined[0] == 0xAC);
  CHECK(joined[1] == 0x02);
}

TEST_CASE("the confirmation tags are those of Lifeboat's own vector") {
  const auto binding = own_vector(Mode::ticket, text_bytes("118497589"), {}).binding;
  CHECK(to_hex(channel_identifier(Mode::ticket, binding)) ==
        "186c696665626f61742d72656d6f74652f3120766965776572196c696665626f61742d72656d6f74652f3120636f6e736f6c65"
        "067469636b657420000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  const auto hash = generator_hash(text_bytes("118497589"), channel_identifier(Mode::ticket, binding), binding);
  CHECK(to_hex(hash.bytes()) ==
        "6a89e657e4f21a3ea03e4c72791086d0646855668bc0f475df3abb5221ad7567"
        "2f38b6a908d865d93ee74bd75f28f65843c9e9a8e291e81d1bf357ca72779671");
  CHECK(to_hex(generator_of(hash).bytes()) == "d051deeab7170e01970cde037fbd81459eab1e52a2ca4d53d17d484857f83b5e");
  const OwnVector own = own_vector(Mode::ticket, text_bytes("118497589"), {});
  CHECK(to_hex(own.m1) ==
        "4c42563100010001010000000000000000000000000000000003416e61"
        "a8fb4146ea660eaff758cd4e5e4461d19de7f40395d01d1f5077f259ac6d256b");
  CHECK(to_hex(own.m2) ==
        "4c42433100010100000000000000000000000000000000"
        "e2976d57eaaad9fd645555cec22f984a952997ef7559bd75637523333f81cd69");
  CHECK(to_hex(own.isk.bytes()) ==
        "31cc5382fa496942bfad554317357fca509bebefc6f72b8853b590458d870d37"
        "06ba94098df8e543a912b252d22c49080671c6e5a6528ef37675c3fcd330f29f");
  CHECK(to_hex(own.transcript) ==
        "9d1f7f45dce50bdc23bc15ffdc66dc60da6bc32cc00df3d8be4d546ea82199b9"
        "237fc06eaaafcced60dd5eb1dd650ca39b116a52aa68bd9316b637481a158827");
  CHECK(to_hex(viewer_tag(own.isk, own.transcript)) ==
        "1a8202da4b7b2a09f4f4906fdae046c99c679cc9ddd0fc650d2aa456401c68e0"
        "5f1673f66b6746ceb5b7a23122bd580c1250500277541bf525a81108501b6522");
  CHECK(to_hex(console_tag(own.isk, own.transcript)) ==
        "f7d7b325101f50baae68f057ee6ae59a3c0eb1223aad891a83f75da04c48f46a"
        "3b665a6b43ae3732d07e9cee432cf0db40468f78276269bda8d77e01c0f9680b");
  CHECK(to_hex(resume_key_of(own.isk).bytes()) == "4ded33f0099fa23d2dd8eea2925bf14769f6ef5c5ef2e6fa1bd9c24c057c8459");
  CHECK(to_hex(session_id_of(own.isk)) == "ed467bfe0cf8e8fea6cb30f300e2444f");
}

TEST_CASE("resuming has its own vector: the key that the ticket's handshake left is the password") {
  const OwnVector first = own_vector(Mode::ticket, text_bytes("118497589"), {});
  const auto key = resume_key_of(first.isk);
  const OwnVector own = own_vector(Mode::resume, key.bytes(), session_id_of(first.isk));
  CHECK(to_hex(resume_key_of(own.isk).bytes()) == "b7cc552a302903fc22835f38ca606cec31d58154893a39fc2462c2826ddcc7a1");
  CHECK(to_hex(viewer_tag(own.isk, own.transcript)) ==
        "b7810b1de9e34508a2568f0c09696ecb593fc82333f0e6f0029e24a8deca0f76"
        "5df872df548ac0ba0b3e252cc4e690331421f92e63487aef5285649df9a059e1");
}
