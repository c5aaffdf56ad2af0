// Random registries to a .reg file and back: nothing is lost, whatever the bytes.
#include <catch2/catch.hpp>
#include <random>

#include "tests/plugins/regedit/regfile/reg_text_fixture.hpp"
#include "tests/plugins/regedit/regfile/same_registry.hpp"

using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

using Random = std::mt19937;

unsigned below(Random& random, unsigned limit) { return static_cast<unsigned>(random() % limit); }

std::string random_name(Random& random, bool is_key) {
  static const std::vector<std::string> k_parts = {"a", "B", " ", "\"", "]", "[", ";", "-", "@", "=", "\t", "\x01",
                                                   "\xC3\xBC", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xED\xA0\x80"};
  std::string out;
  for (unsigned i = below(random, 40); i > 0; --i) out += k_parts[random() % k_parts.size()];
  return out + (is_key ? "k" : "\\");
}

Bytes random_data(Random& random) {
  static constexpr std::uint8_t k_units[] = {0, '\n', '"', '\\', 'x', 0xD8, 0xDC};
  Bytes out;
  for (unsigned i = below(random, 60); i > 0; --i) {
    out.push_back(k_units[random() % std::size(k_units)]);
    out.push_back(random() % 4 == 0 ? static_cast<std::uint8_t>(random()) : 0);
  }
  if (random() % 2 == 0) out.insert(out.end(), {0, 0});
  if (random() % 8 == 0) out.push_back(1);
  return out;
}

RegFile random_file(Random& random) {
  RegFile file;
  for (unsigned k = 0; k < 5; ++k) {
    RegKey key{0, random_name(random, true) + '\\' + random_name(random, true), random() % 8 == 0, {}};
    for (unsigned v = key.is_deleted ? 0 : below(random, 8); v > 0; --v) {
      RegValue value{0, random() % 8 == 0 ? "" : random_name(random, false), std::nullopt};
      if (random() % 8 != 0) value.data = {below(random, random() % 8 == 0 ? 0xFFFF'FFFF : 13), random_data(random)};
      key.values.push_back(std::move(value));
    }
    file.push_back(std::move(key));
  }
  return file;
}

}  // namespace

TEST_CASE("what is written is read back the same") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const RegFile file = random_file(random);
    Written written;
    INFO("seed " << seed);
    REQUIRE(write_again(file, written.writer));
    auto read = parse_reg(written.span());
    INFO((read ? "" : read.failure().message));
    REQUIRE(read.is_ok());
    REQUIRE(is_same(file, read.value()));
  }
}
