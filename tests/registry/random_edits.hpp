// Random edits of every kind, of a hive and of a model side by side. Few names, in two cases and with letters beyond
// Latin-1, so that keys and values meet again.
#pragma once

#include <map>
#include <random>

#include "tests/registry/hive_text.hpp"

namespace lifeboat::registry::test {

struct Model {
  struct Value {
    std::string name;
    std::uint32_t type = 0;
    std::vector<std::byte> data;
  };
  std::string name;
  std::string class_name;
  std::map<std::string, Value> values;   // by name in one case
  std::map<std::string, Model> subkeys;

  [[nodiscard]] int count() const {
    int total = 1;
    for (const auto& [folded, subkey] : subkeys) total += subkey.count();
    return total;
  }
};

class RandomEdits {
 public:
  RandomEdits(unsigned seed, Hive start) : hive(std::move(start)), random_(seed) {}

  // Makes one edit, or one that must be refused. False when the hive is what it was.
  bool step() {
    auto [key_model, key] = any_key();
    const int dice = number(100);
    if (dice < 20) return create(*key_model, key);
    if (dice < 50) return set(*key_model, key);
    if (dice < 60) return remove_value(*key_model, key);
    if (dice < 68) return remove_subkey(*key_model, key);
    if (dice < 76) return rename_subkey(*key_model, key);
    if (dice < 84) return rename_value(*key_model, key);
    if (dice < 89) return copy_subkey(*key_model, key);
    if (dice < 93) return copy_from_other(*key_model, key);
    return set_class(*key_model, key);
  }

  void check() const {
    require_done(hive.validate());
    compare(model, hive, hive.root());
  }

  [[nodiscard]] int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  Hive hive;
  Model model;

  static void compare(const Model& model, const Hive& hive, Cell key) {
    REQUIRE(required(hive.values(key)).size() == model.values.size());
    REQUIRE(required(hive.subkeys(key)).size() == model.subkeys.size());
    REQUIRE(required(hive.key(key)).class_name == model.class_name);
    for (const auto& [folded, value] : model.values) {
      const Cell cell = required(hive.find_value(key, folded));
      const ValueInfo info = required(hive.value(cell));
      REQUIRE(info.name == value.name);
      REQUIRE(info.type == value.type);
      REQUIRE((required(hive.value_data(cell)) == value.data));
    }
    for (const auto& [folded, subkey] : model.subkeys) {
      const Cell cell = required(hive.find_subkey(key, folded));
      REQUIRE(required(hive.key(cell)).name == subkey.name);
      compare(subkey, hive, cell);
    }
  }

 private:
  static constexpr int k_most_keys = 300;

  struct Name {
    std::string folded;
    std::string written;
  };

  Name any_name() {
    const bool is_wide = number(4) == 0;
    const std::size_t padding = number(8) == 0 ? 70 : 0;
    const std::string tail = std::to_string(number(25)) + std::string(padding, '_');
    const std::string folded = (is_wide ? "имя" : "name") + tail;
    return {folded, number(3) == 0 ? (is_wide ? "ИМЯ" : "NAME") + tail : folded};
  }

  template <class Map>
  std::string any_of(const Map& map) {
    if (map.empty() || number(8) == 0) return any_name().folded;
    auto chosen = map.begin();
    std::advance(chosen, number(static_cast<int>(map.size())));
    return chosen->first;
  }

  std::vector<std::byte> any_data() {
    static constexpr int k_sizes[] = {0, 4, 12, 200, 5000, 16'400, 60'000};
    const int limit = number(200) == 0 ? 300'000 : k_sizes[number(number(4) == 0 ? 7 : 4)];
    std::vector<std::byte> bytes(static_cast<std::size_t>(number(limit + 1)));
    for (std::byte& byte : bytes) byte = static_cast<std::byte>(random_());
    return bytes;
  }

  std::pair<Model*, Cell> any_key() {
    Model* found = &model;
    Cell key = hive.root();
    while (!found->subkeys.empty() && number(3) != 0) {
      auto chosen = found->subkeys.begin();
      std::advance(chosen, number(static_cast<int>(found->subkeys.size())));
      key = required(hive.find_subkey(key, chosen->first));
      found = &chosen->second;
    }
    return {found, key};
  }

  bool create(Model& at, Cell key) {
    const Name name = any_name();
    required(hive.create_key(key, name.written));
    return at.subkeys.try_emplace(name.folded, Model{name.written, {}, {}, {}}).second;
  }

  bool set(Model& at, Cell key) {
    const Name name = any_name();
    const auto type = static_cast<std::uint32_t>(number(12));
    auto data = any_data();
    require_done(hive.set_value(key, name.written, type, data));
    Model::Value& value = at.values.try_emplace(name.folded, Model::Value{name.written, 0, {}}).first->second;
    value.type = type;
    value.data = std::move(data);
    return true;
  }

  bool remove_value(Model& at, Cell key) {
    const std::string name = any_of(at.values);
    const bool is_there = at.values.erase(name) == 1;
    REQUIRE(hive.delete_value(key, name).has_value() == is_there);
    return is_there;
  }

  bool remove_subkey(Model& at, Cell key) {
    const std::string name = any_of(at.subkeys);
    const auto found = hive.find_subkey(key, name);
    REQUIRE(found.has_value() == at.subkeys.contains(name));
    if (!found) return false;
    require_done(hive.delete_key(*found));
    return at.subkeys.erase(name) == 1;
  }

  bool rename_subkey(Model& at, Cell key) {
    const std::string name = any_of(at.subkeys);
    const auto found = hive.find_subkey(key, name);
    if (!found) return false;
    const Name wanted = any_name();
    const bool is_taken = wanted.folded != name && at.subkeys.contains(wanted.folded);
    const auto renamed = hive.rename_key(*found, wanted.written);
    REQUIRE(renamed.has_value() == !is_taken);
    if (is_taken) return false;
    auto node = at.subkeys.extract(name);
    node.key() = wanted.folded;
    node.mapped().name = wanted.written;
    at.subkeys.insert(std::move(node));
    REQUIRE(required(hive.find_subkey(key, wanted.folded)) == *renamed);
    return true;
  }

  bool rename_value(Model& at, Cell key) {
    const std::string name = any_of(at.values);
    const Name wanted = any_name();
    const bool is_possible = at.values.contains(name) && (wanted.folded == name || !at.values.contains(wanted.folded));
    REQUIRE(hive.rename_value(key, name, wanted.written).has_value() == is_possible);
    if (!is_possible) return false;
    auto node = at.values.extract(name);
    node.key() = wanted.folded;
    node.mapped().name = wanted.written;
    at.values.insert(std::move(node));
    return true;
  }

  // To anywhere, also to below itself.
  bool copy_subkey(Model& at, Cell key) {
    const std::string name = any_of(at.subkeys);
    const auto found = hive.find_subkey(key, name);
    if (!found) return false;
    auto [to, to_key] = any_key();
    return copy(hive, *found, Model(at.subkeys.at(name)), *to, to_key);
  }

  bool copy_from_other(Model& at, Cell key) {
    const std::string name = any_of(other_model_.subkeys);
    const auto found = other_.find_subkey(other_.root(), name);
    if (found) return copy(other_, *found, other_model_.subkeys.at(name), at, key);
    const Name made = any_name();
    const Cell cell = required(other_.create_key(other_.root(), made.written));
    const auto place = other_model_.subkeys.try_emplace(made.folded, Model{made.written, "класс", {}, {}}).first;
    Model& in_model = place->second;
    require_done(other_.set_class_name(cell, in_model.class_name));
    auto data = any_data();
    require_done(other_.set_value(cell, "", 3, data));
    in_model.values[""] = {"", 3, std::move(data)};
    return false;
  }

  bool copy(const Hive& from, Cell source, Model copied, Model& to, Cell to_key) {
    if (copied.count() + model.count() > k_most_keys) return false;
    const Name name = any_name();
    const auto made = hive.copy_key(from, source, to_key, name.written);
    REQUIRE(made.has_value() == !to.subkeys.contains(name.folded));
    if (!made) return false;
    copied.name = name.written;
    to.subkeys.emplace(name.folded, std::move(copied));
    return true;
  }

  bool set_class(Model& at, Cell key) {
    static const std::string k_names[] = {"", "Shell", "Класс", std::string(300, 'c')};
    at.class_name = k_names[number(4)];
    require_done(hive.set_class_name(key, at.class_name));
    return true;
  }

  std::mt19937 random_;
  Hive other_ = Hive::create_empty("OTHER", "ROOT");
  Model other_model_;
};

}  // namespace lifeboat::registry::test
