// A search as a walk over a snapshot: which names of keys and values and which data match. What becomes of a hit is the
// deriving class' business: the action prints it, the page lists it (finder.hpp). Any thread.
#pragma once

#include <cstdint>
#include <string>

#include "lifeboat/cpp/snapshot.hpp"
#include "plugins/regedit/model/text_match.hpp"

namespace lifeboat::regedit {

struct SearchPlaces {
  bool keys = true, values = true, data = true;
  [[nodiscard]] bool is_any() const { return keys || values || data; }
};

class SearchVisitor : public sdk::SnapshotVisitor {
 public:
  // `match` is borrowed.
  SearchVisitor(const TextMatch& match, SearchPlaces places) : match_(match), places_(places) {}

  std::int32_t key(const lb_walk_key& key) override;
  std::int32_t value(const lb_walk_value& value) override;

 protected:
  // Of the key that the walk is at.
  [[nodiscard]] const std::string& path() const { return path_; }
  // What the walk is answered: LB_WALK_ON, _END. A value is found once, whether by its name or its data.
  virtual std::int32_t found_key() = 0;
  virtual std::int32_t found_value(const lb_walk_value& value) = 0;

 private:
  const TextMatch& match_;
  SearchPlaces places_;
  std::string path_;  // grows no more once it has the longest
};

}  // namespace lifeboat::regedit
