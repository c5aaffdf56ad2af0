// Random edits of a hive and of a model side by side; the seed is fixed and printed by a failure.
#include <catch2/catch.hpp>

#include <map>
#include <random>

#include "tests/registry/hive_text.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

struct Model {
  std::map<std::string, std::pair<std::uint32_t, std::vector<std::byte>>> values;
  std::map<std::string, Model> subkeys;
};

class RandomEdits {
 public:
  explicit RandomEdits(unsigned seed) : random_(seed) {}

  void step() {
    auto [model, key] = any_key();
    const int dice = number(100);
    if (dice < 30) create(*model, key);
    else if (dice < 75) set(*model, key);
    else if (dice < 92) remove_value(*model, key);
    else remove_subkey(*model, key);
  }

  void check() {
    require_done(hive_.validate());
    compare(model_, hive_.root());
    const Hive again = required(Hive::open(copy_of(hive_), "again"));
    REQUIRE(text_of(again) == text_of(hive_));
  }

 private:
  int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  // A few names, so that keys and values meet again; one beyond Latin-1 among them.
  std::string name() { return (number(4) == 0 ? "имя" : "Name") + std::to_string(number(40)); }

  std::vector<std::byte> data() {
    static constexpr int k_sizes[] = {0, 4, 12, 200, 5000, 16'400, 60'000};
    std::vector<std::byte> bytes(static_cast<std::size_t>(number(k_sizes[number(7)] + 1)));
    for (std::byte& byte : bytes) byte = static_cast<std::byte>(number(256));
    return bytes;
  }

  std::pair<Model*, Cell> any_key() {
    Model* model = &model_;
    Cell key = hive_.root();
    while (!model->subkeys.empty() && number(3) != 0) {
      auto chosen = model->subkeys.begin();
      std::advance(chosen, number(static_cast<int>(model->subkeys.size())));
      key = required(hive_.find_subkey(key, chosen->first));
      model = &chosen->second;
    }
    return {model, key};
  }

  void create(Model& model, Cell key) {
    const std::string chosen = name();
    required(hive_.create_key(key, chosen));
    model.subkeys[chosen];
  }

  void set(Model& model, Cell key) {
    const std::string chosen = name();
    const auto bytes = data();
    const auto type = static_cast<std::uint32_t>(number(12));
    require_done(hive_.set_value(key, chosen, type, bytes));
    model.values[chosen] = {type, bytes};
  }

  void remove_value(Model& model, Cell key) {
    const std::string chosen = name();
    const Status removed = hive_.delete_value(key, chosen);
    REQUIRE(removed.has_value() == (model.values.erase(chosen) == 1));
  }

  void remove_subkey(Model& model, Cell key) {
    const std::string chosen = name();
    const auto found = hive_.find_subkey(key, chosen);
    REQUIRE(found.has_value() == model.subkeys.contains(chosen));
    if (!found) return;
    require_done(hive_.delete_key(*found));
    model.subkeys.erase(chosen);
  }

  void compare(const Model& model, Cell key) {
    REQUIRE(required(hive_.values(key)).size() == model.values.size());
    REQUIRE(required(hive_.subkeys(key)).size() == model.subkeys.size());
    for (const auto& [chosen, value] : model.values) {
      const Cell cell = required(hive_.find_value(key, chosen));
      REQUIRE(required(hive_.value(cell)).type == value.first);
      REQUIRE(required(hive_.value_data(cell)) == value.second);
    }
    for (const auto& [chosen, subkey] : model.subkeys) compare(subkey, required(hive_.find_subkey(key, chosen)));
  }

  std::mt19937 random_;
  Hive hive_ = Hive::create_empty("RANDOM", "ROOT");
  Model model_;
};

}  // namespace

TEST_CASE("random edits leave a valid hive that holds what the model holds") {
  const unsigned seed = GENERATE(1u, 2u, 3u, 4u);
  INFO("seed " << seed);
  RandomEdits edits(seed);
  for (int i = 0; i < 1500; ++i) {
    edits.step();
    if (i % 150 == 149) edits.check();
  }
}
