#include "tests/bench/registry/made_hives.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include "host/registry/hive.hpp"

namespace lifeboat::bench {
namespace {

using registry::Cell;
using registry::Hive;

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(1);
}

void need(const Status& status) {
  if (status) return;
  std::fprintf(stderr, "%s\n", status.error().message.c_str());
  std::exit(1);
}

class Software {
 public:
  explicit Software(std::size_t at_least_bytes) {
    while (hive_.bytes().size() < at_least_bytes) {
      const std::string vendor = "Vendor " + std::to_string(made_++ / k_classes_of_a_vendor);
      add_class(need(hive_.create_path(hive_.root(), vendor + "\\CLSID\\" + guid())));
    }
  }
  [[nodiscard]] const Hive& hive() const { return hive_; }

 private:
  static constexpr int k_classes_of_a_vendor = 5000;  // hivex reads no key with more than 70,000

  void add_class(Cell key) {
    set_text(key, "", "Class " + std::to_string(number_()));
    set_text(key, "AppID", guid());
    const Cell server = need(hive_.create_key(key, "InprocServer32"));
    set_text(server, "", "C:\\Windows\\System32\\module" + std::to_string(number_() % 5000) + ".dll");
    set_text(server, "ThreadingModel", number_() % 2 == 0 ? "Both" : "Apartment");
    set(need(hive_.create_key(key, "ShellFolder")), "Attributes", registry::k_reg_dword, std::string(4, 'a'));
    set_text(need(hive_.create_key(key, "ProgID")), "", "Vendor.Type." + std::to_string(number_() % 1000));
    if (number_() % 8 == 0) set(key, "Cache", registry::k_reg_binary, std::string(100 + number_() % 2000, 'b'));
    if (number_() % 500 == 0) set(key, "Blob", registry::k_reg_binary, std::string(20'000, 'c'));
  }
  void set(Cell key, const std::string& name, std::uint32_t type, const std::string& data) {
    need(hive_.set_value(key, name, type, std::as_bytes(std::span(data))));
  }
  void set_text(Cell key, const std::string& name, const std::string& text) {
    std::string wide;
    for (const char c : text + '\0') wide.append({c, '\0'});
    set(key, name, registry::k_reg_sz, wide);
  }
  std::string guid() {
    char text[40];
    std::snprintf(text, sizeof text, "{%08X-%04X-%04X-%04X-%08X%04X}", word(), word() >> 16U, word() >> 16U, word() >> 16U,
                  word(), word() >> 16U);
    return text;
  }
  unsigned word() { return static_cast<unsigned>(number_()); }

  Hive hive_ = Hive::create_empty("SOFTWARE", "ROOT");
  std::mt19937 number_{1};
  int made_ = 0;
};

// Written under another name first: a run that was cut leaves no half of a hive behind.
std::filesystem::path kept(const std::filesystem::path& path, const Hive& hive) {
  std::filesystem::create_directories(path.parent_path());
  const auto bytes = hive.bytes();
  std::ofstream(path.string() + ".new", std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  std::filesystem::rename(path.string() + ".new", path);
  return path;
}

}  // namespace

std::filesystem::path software_hive(const std::filesystem::path& folder, std::size_t at_least_bytes) {
  const auto path = folder / ("software-" + std::to_string(at_least_bytes));
  return std::filesystem::exists(path) ? path : kept(path, Software(at_least_bytes).hive());
}

std::string name_of_subkey(int number) { return "Component " + std::to_string(number * 7919LL % 1'000'003); }

std::filesystem::path wide_hive(const std::filesystem::path& folder, int count) {
  const auto path = folder / ("wide-" + std::to_string(count));
  if (std::filesystem::exists(path)) return path;
  Hive hive = Hive::create_empty("WIDE", "ROOT");
  for (int i = 0; i < count; ++i) static_cast<void>(need(hive.create_key(hive.root(), name_of_subkey(i))));
  return kept(path, hive);
}

}  // namespace lifeboat::bench
