// The comparison tells of each line what bringing it in would do, whatever the lines before it did.
#include "plugins/regedit/model/import_preview.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "plugins/regedit/model/import_edit.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/fakes/fake_host.hpp"

using namespace lifeboat;
using namespace lifeboat::regedit;
using namespace lifeboat::testing;

namespace {

const std::string k_root = "HKEY_LOCAL_MACHINE\\SYSTEM";

using Random = std::mt19937;

std::uint32_t below(Random& random, std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }

// Of few names, so that lines meet; in both cases of letters.
std::string a_path(Random& random) {
  static const char* const k_names[] = {"a", "B", "b", "c"};
  std::string path = k_root;
  for (std::uint32_t depth = 1 + below(random, 3); depth > 0; --depth) {
    path += std::string("\\") + k_names[below(random, 4)];
  }
  return path;
}

RegFile a_file(Random& random) {
  RegFile file;
  for (std::uint32_t line = 1; line < 40; ++line) {
    RegKey key{line, a_path(random), below(random, 4) == 0, {}};
    for (std::uint32_t i = key.is_deleted ? 0 : below(random, 3); i > 0; --i) {
      RegValue value{++line, below(random, 2) == 0 ? "v" : "V2", std::nullopt};
      const auto number = static_cast<std::uint8_t>(below(random, 2));
      if (below(random, 3) > 0) value.data = sdk::RegistryData{k_dword, {number, 0, 0, 0}};
      key.values.push_back(value);
    }
    file.push_back(key);
  }
  return file;
}

std::vector<std::string> effects(ImportTarget& target, const sdk::Registry& registry, const RegFile& file) {
  std::vector<std::string> out;
  const ImportPaths paths(registry, false, "");
  for (const RegKey& key : file) {
    import_key(target, key, paths, [&](const PlanLine& line) {
      out.push_back(std::to_string(line.line) + ' ' + line.key + ' ' + std::to_string(static_cast<int>(line.effect)));
    });
  }
  return out;
}

}  // namespace

TEST_CASE("the comparison tells what the import does, for 300 files whose lines undo each other") {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    FakeHost host;
    host.at(k_root);
    sdk::Registry registry(host.host());
    RegistryTarget target(registry);
    (void)effects(target, registry, a_file(random));  // something to begin with
    const RegFile file = a_file(random);
    const std::uint64_t before = registry.revision();
    PreviewTarget preview(registry);
    const auto would = effects(preview, registry, file);
    REQUIRE(registry.revision() == before);
    REQUIRE(would == effects(target, registry, file));
  }
}

TEST_CASE("the comparison refuses, with the line, a key that can never be made or read") {
  FakeHost host;
  host.at(k_root + "\\Bad").damage = "the key is cut short";
  const sdk::Registry registry(host.host());
  PreviewTarget preview(registry);
  const auto refusal = [&](const std::string& path) -> std::string {
    try {
      (void)effects(preview, registry, {{7, path, false, {}}});
    } catch (const sdk::Failed& failed) {
      return failed.what();
    }
    return "none";
  };
  CHECK(refusal(k_root + "\\" + std::string(256, 'x')).starts_with("line 7: "));
  CHECK(refusal(k_root + "\\Bad") == "line 7: the key is cut short");
}
