// Every kind of damage that the check names, made in a sound hive of ours by one change each.
#include "host/registry/hive_check.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "host/registry/key_node.hpp"
#include "host/registry/security.hpp"
#include "host/registry/value_record.hpp"
#include "tests/registry/made_hive.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

using Bytes = std::vector<std::byte>;

constexpr std::size_t k_content = 4;  // behind a cell's size

// A sound hive as bytes, with the cells that damage is done to.
struct Sample {
  Bytes file;
  Cell root = 0, key = 0, child = 0, sibling = 0;  // "Key", "Key\Child", "Other"
  Cell small = 0, big = 0;                         // values of Key

  [[nodiscard]] std::span<std::byte> at(Cell cell, std::size_t field = 0) {
    return std::span(file).subspan(k_base_block_bytes + cell + k_content + field);
  }
  [[nodiscard]] Cell cell_in(Cell cell, std::size_t field) { return load_u32(at(cell, field), 0); }
  void set(Cell cell, std::size_t field, std::uint32_t value) { store_u32(at(cell, field), 0, value); }
  void set_size(Cell cell, std::int32_t size) {
    store(std::span(file).subspan(k_base_block_bytes + cell), 0, size);
  }
};

Sample sample(std::uint32_t minor = 5) {
  Hive hive = empty_of_minor(minor, "CHECKED");
  Sample made;
  made.root = hive.root();
  made.key = required(hive.create_path(made.root, "Key"));
  made.child = required(hive.create_path(made.key, "Child"));
  made.sibling = required(hive.create_path(made.root, "Other"));
  require_done(hive.set_class_name(made.key, "class"));
  require_done(hive.set_value(made.key, "small", k_reg_binary, bytes_of("ten bytes.")));
  require_done(hive.set_value(made.key, "big", k_reg_binary, bytes_of(std::string(20'000, 'b'))));
  made.small = required(hive.find_value(made.key, "small"));
  made.big = required(hive.find_value(made.key, "big"));
  made.file = copy_of(hive);
  return made;
}

std::vector<Finding> findings_of(const Bytes& file) {
  std::vector<Finding> findings;
  check_hive(required(Hive::open(file, "CHECKED")), [&](const Finding& finding) {
    findings.push_back(finding);
    return true;
  });
  return findings;
}

bool is_told(const std::vector<Finding>& findings, const std::string& path, const std::string& part) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    return finding.key_path == path && finding.message.find(part) != std::string::npos;
  });
}

struct Damage {
  std::string path;     // of the key that the finding names
  std::string message;  // a part of it
  std::function<void(Sample&)> make;
  bool is_damage = true;
};

const std::vector<Damage> k_damages = {
    {"", "has no header", [](Sample& s) { s.file[k_base_block_bytes] = std::byte{'x'}; }},
    {"", "has a wrong header", [](Sample& s) { store_u32(s.file, k_base_block_bytes + 4, 0x1000); }},
    {"", "has a wrong header", [](Sample& s) { store_u32(s.file, k_base_block_bytes + 8, 0x1001); }},
    {"", "impossible size", [](Sample& s) { s.set_size(s.small, -12); }},
    {"", "impossible size", [](Sample& s) { s.set_size(s.child, -0x40000000); }},
    {"Key", "is no key node", [](Sample& s) { s.at(s.child)[0] = std::byte{'x'}; }},
    {"Key", "is free but in use", [](Sample& s) { s.set_size(s.child, 88); }},
    {"Key", "the name of key node", [](Sample& s) { store_u16(s.at(s.child, key_field::name_length), 0, 4000); }},
    {"Key\\Child", "as its parent", [](Sample& s) { s.set(s.child, key_field::parent, s.root); }},
    {"Key", "has 1 subkeys instead of 2", [](Sample& s) { s.set(s.key, key_field::subkey_count, 2); }},
    {"Key", "is no subkey list", [](Sample& s) { s.at(s.cell_in(s.key, key_field::subkey_list))[0] = std::byte{'x'}; }},
    {"Key", "subkey list: cell", [](Sample& s) { s.set(s.key, key_field::subkey_list, 0x7FFFFFF8); }},
    {"Key", "subkey list", [](Sample& s) { store_u16(s.at(s.cell_in(s.key, key_field::subkey_list), 2), 0, 900); }},
    {"Key", "used twice", [](Sample& s) {
       s.set(s.sibling, key_field::subkey_list, s.cell_in(s.key, key_field::subkey_list));
       s.set(s.sibling, key_field::subkey_count, 1);
     }},
    {"Key\\Child", "used twice", [](Sample& s) {
       s.set(s.child, key_field::class_name, s.cell_in(s.key, key_field::class_name));
       store_u16(s.at(s.child, key_field::class_length), 0, 10);
     }},
    {"Key", "has no name", [](Sample& s) { store_u16(s.at(s.child, key_field::name_length), 0, 0); }},
    {"", "out of order", [](Sample& s) { s.at(s.key, key_field::name)[0] = std::byte{'P'}; }},
    {"", "wrong hash", [](Sample& s) { s.at(s.cell_in(s.root, key_field::subkey_list), 8)[0] ^= std::byte{1}; }},
    {"Key", "class name: cell", [](Sample& s) { s.set(s.key, key_field::class_name, 0x7FFFFFF8); }},
    {"Key", "value list", [](Sample& s) { s.set(s.key, key_field::value_list, 4); }},
    {"Key", "too short for 999 values", [](Sample& s) { s.set(s.key, key_field::value_count, 999); }},
    {"Key", "is no value", [](Sample& s) { s.at(s.small)[0] = std::byte{'x'}; }},
    {"Key", "the name of value", [](Sample& s) { store_u16(s.at(s.small, value_field::name_length), 0, 500); }},
    {"Key", "bytes of inline data", [](Sample& s) { s.set(s.small, value_field::data_size, 0x80000005); }},
    {"Key", "value “small”: value data", [](Sample& s) { s.set(s.small, value_field::data, 0x7FFFFFF8); }},
    {"Key", "more bytes than the hive has", [](Sample& s) { s.set(s.small, value_field::data_size, 0x70000000); }},
    {"Key", "value data", [](Sample& s) { s.set(s.small, value_field::data_size, 900); }},
    {"Key", "used twice", [](Sample& s) { s.set(s.small, value_field::data, s.big); }},
    {"Key", "big data record", [](Sample& s) { s.at(s.cell_in(s.big, value_field::data))[0] = std::byte{'x'}; }},
    {"Key", "which do not make", [](Sample& s) { store_u16(s.at(s.cell_in(s.big, value_field::data), 2), 0, 1); }},
    {"Key", "big data list", [](Sample& s) { s.set(s.cell_in(s.big, value_field::data), 4, 0x7FFFFFF8); }},
    {"Key", "big data list", [](Sample& s) { store_u16(s.at(s.cell_in(s.big, value_field::data), 2), 0, 900); }},
    {"Key", "value data", [](Sample& s) { s.set(s.cell_in(s.cell_in(s.big, value_field::data), 4), 4, 4); }},
    {"Key\\Child", "is no security descriptor", [](Sample& s) { s.set(s.child, key_field::security, s.small); }},
    {"", "security descriptor", [](Sample& s) {
       s.set(s.cell_in(s.root, key_field::security), security_field::size, 5000);
     }},
    {"", "counts 1 users but has 4", [](Sample& s) {
       s.set(s.cell_in(s.root, key_field::security), security_field::reference_count, 1);
     }},
    {"", "ring of security", [](Sample& s) {
       s.set(s.cell_in(s.root, key_field::security), security_field::next, s.small);
     }},
    {"", "belong to nothing", [](Sample& s) {
       s.set(s.key, key_field::subkey_count, 0);
       s.set(s.key, key_field::subkey_list, k_no_cell);
     }, false},
};

}  // namespace

TEST_CASE("a sound hive has no findings") {
  CHECK(findings_of(sample().file).empty());
  CHECK(findings_of(sample(3).file).empty());
  CHECK(findings_of(sample(4).file).empty());
}

TEST_CASE("each kind of damage is found and named with its key") {
  for (std::size_t i = 0; i < k_damages.size(); ++i) {
    const Damage& damage = k_damages[i];
    INFO(i << ": " << damage.path << ": " << damage.message);
    Sample damaged = sample();
    damage.make(damaged);
    const auto findings = findings_of(damaged.file);
    for (const Finding& finding : findings) UNSCOPED_INFO("told: " << finding.key_path << ": " << finding.message);
    CHECK(is_told(findings, damage.path, damage.message));
    const bool has_damage = std::ranges::any_of(findings, &Finding::is_damage);
    CHECK(has_damage == damage.is_damage);
    const Hive hive = required(Hive::open(damaged.file, "CHECKED"));
    CHECK(hive.validate().has_value() != damage.is_damage);
    CHECK(hive.is_editable().has_value() != damage.is_damage);
  }
}

TEST_CASE("all faults of a hive are told") {
  Sample damaged = sample();
  damaged.set(damaged.child, key_field::parent, damaged.root);
  damaged.set(damaged.small, value_field::data, 0x7FFFFFF8);
  damaged.set(damaged.cell_in(damaged.root, key_field::security), security_field::reference_count, 1);
  damaged.at(damaged.cell_in(damaged.root, key_field::subkey_list), 8)[0] ^= std::byte{1};
  const auto findings = findings_of(damaged.file);
  CHECK(is_told(findings, "Key\\Child", "as its parent"));
  CHECK(is_told(findings, "Key", "value “small”"));
  CHECK(is_told(findings, "", "counts 1 users"));
  CHECK(is_told(findings, "", "wrong hash"));
}

TEST_CASE("a bin without a header is told once, and the rest of the hive is checked all the same") {
  Sample damaged = sample();
  damaged.file[k_base_block_bytes] = std::byte{'x'};
  const auto alone = findings_of(damaged.file);
  CHECK(alone.size() == 1);
  damaged.set(damaged.child, key_field::parent, damaged.root);
  const auto both = findings_of(damaged.file);
  CHECK(both.size() == 2);
  CHECK(is_told(both, "Key\\Child", "as its parent"));
}

TEST_CASE("keys that form a loop are told, and the check ends") {
  Sample damaged = sample();
  const Cell list = damaged.cell_in(damaged.key, key_field::subkey_list);
  damaged.set(list, 4, damaged.key);
  CHECK(is_told(findings_of(damaged.file), "Key", "used twice"));
}

TEST_CASE("a list that many keys share is gone through once") {
  constexpr std::size_t k_keys = 100, k_entries = 1000;
  Hive hive = Hive::create_empty("SHARED", "ROOT");
  std::string list{'r', 'i', static_cast<char>(k_entries & 0xFF), static_cast<char>(k_entries >> 8U)};
  for (std::size_t i = 0; i < k_entries; ++i) list += {'\0', '\0', '\0', '\x70'};  // outside of the hive
  require_done(hive.set_value(hive.root(), "list", k_reg_binary, bytes_of(list)));
  for (std::size_t i = 0; i < k_keys; ++i) required(hive.create_key(hive.root(), "Key " + std::to_string(i)));
  Sample damaged;
  damaged.file = copy_of(hive);
  const Cell shared = damaged.cell_in(required(hive.find_value(hive.root(), "list")), value_field::data);
  for (const Cell key : required(hive.subkeys(hive.root()))) {
    damaged.set(key, key_field::subkey_list, shared);
    damaged.set(key, key_field::subkey_count, k_entries);
  }
  const auto findings = findings_of(damaged.file);
  CHECK(findings.size() >= k_keys);
  CHECK(findings.size() < 2 * k_keys + k_entries);
}

TEST_CASE("what was wrong when the hive was opened is among the findings") {
  Bytes file = sample().file;
  file[508] ^= std::byte{1};
  CHECK(is_told(findings_of(file), "", "header is damaged"));
  file = sample().file;
  file.resize(file.size() - k_page_bytes);
  CHECK(is_told(findings_of(file), "", "cut short"));
}

TEST_CASE("a sink that has heard enough ends the check") {
  Sample damaged = sample();
  damaged.set(damaged.child, key_field::parent, damaged.root);
  damaged.set(damaged.small, value_field::data, 0x7FFFFFF8);
  int told = 0;
  check_hive(required(Hive::open(damaged.file, "CHECKED")), [&](const Finding&) { return ++told, false; });
  CHECK(told == 1);
}
