// Who owns which cell of a hive: each one in use belongs to one thing only, which claims it. Where damage hides where
// cells begin, any may; they may overlap there, so that together they may not hold more than the hive. Whoever claims
// before it reads therefore ends, whatever the hive holds.
#pragma once

#include <boost/dynamic_bitset.hpp>
#include <functional>

#include "host/registry/hive_bins.hpp"

namespace lifeboat::registry {

class CellClaims {
 public:
  // Tells what is wrong with bins and cells. `image` is borrowed.
  CellClaims(const HiveImage& image, const std::function<void(const Error&)>& tell);

  // Fails as `damaged` when there is no such cell in use, or when it was claimed before.
  [[nodiscard]] Status claim(Cell cell);
  // Calls `visit` with each cell in use that nothing has claimed, but where damage hides where cells begin.
  void for_each_unclaimed(const std::function<void(Cell)>& visit) const;

 private:
  void mark_bin(const Bin& bin, const std::function<void(const Error&)>& tell);
  void mark_unknown(std::uint32_t from, std::uint32_t to);

  const HiveImage& image_;
  boost::dynamic_bitset<> unclaimed_;  // by cell / 8: a cell in use begins here and nothing has named it yet
  boost::dynamic_bitset<> unknown_;    // likewise: damage hides where cells begin
  std::size_t unknown_bytes_left_;     // that claims of such cells may still hold
};

}  // namespace lifeboat::registry
