#include "host/registry/upcase.hpp"

#include <array>
#include <memory>

namespace lifeboat::registry {
namespace {

struct Run {
  unsigned first;
  unsigned last;
  unsigned step;
  int delta;
};

constexpr Run k_runs[] = {
#include "host/registry/upcase_table.inc"
};

using Table = std::array<char16_t, 0x10000>;

std::unique_ptr<const Table> expand_runs() {
  auto table = std::make_unique<Table>();
  for (unsigned c = 0; c < table->size(); ++c) (*table)[c] = static_cast<char16_t>(c);
  for (const Run& run : k_runs) {
    for (unsigned c = run.first; c <= run.last; c += run.step) {
      (*table)[c] = static_cast<char16_t>(static_cast<int>(c) + run.delta);
    }
  }
  return table;
}

}  // namespace

char16_t upcase(char16_t c) {
  if (c < 0x80) return c >= u'a' && c <= u'z' ? static_cast<char16_t>(c - 0x20) : c;
  static const std::unique_ptr<const Table> table = expand_runs();
  return (*table)[c];
}

}  // namespace lifeboat::registry
