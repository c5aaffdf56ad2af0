// Find: searches a snapshot of the registry in a job while the person goes on, and keeps the hits, in the order of the
// registry, with the one that the person is at. The job puts hits into an inbox behind a mutex; `refresh` takes them
// out, once a frame. A new search cancels the one before, and so does the end of the tool. It waits for hives that the host
// is still reading. UI thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/jobs.hpp"
#include "lifeboat/cpp/registry.hpp"
#include "plugins/regedit/model/search.hpp"

namespace lifeboat::regedit {

struct SearchRequest {
  std::string text;
  MatchRules rules;
  SearchPlaces places;
  std::string below;  // a key; "": the whole registry
};

struct Hit {
  std::string key;
  std::optional<std::string> value;  // nothing: the key's own name
  std::uint32_t type = 0;            // of the value
  std::string preview;
};

// What a search told so far.
struct SearchNews {
  std::vector<Hit> hits;
  std::uint64_t keys_seen = 0, unread = 0;  // `unread`: places that cannot be read
  std::string first_problem;
  bool is_full = false;  // there are more hits than k_hit_limit
};

struct SearchInbox;

class Finder {
 public:
  // Longer lists help nobody; the search ends there and says so.
  static constexpr std::size_t k_hit_limit = 5000;

  enum class State { idle, waiting, running, done, cancelled, failed };

  // `registry` is borrowed.
  Finder(sdk::Host host, const sdk::Registry& registry) : host_(host), registry_(registry) {}

  // Whether this console has what a search needs.
  [[nodiscard]] bool is_offered() const;
  // A request that cannot be met leaves the old hits, and its reason in `mistake`.
  void start(const SearchRequest& request);
  void stop();
  void refresh();

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const std::string& mistake() const { return mistake_; }
  [[nodiscard]] const std::vector<Hit>& hits() const { return told_.hits; }
  // How it stands, and what could not be searched, for people; "" before the first search, and when all was read.
  [[nodiscard]] std::string summary() const;
  [[nodiscard]] std::string problems() const;

  // The hit that the person is at; -1 before the first.
  [[nodiscard]] std::int32_t current() const { return current_; }
  [[nodiscard]] const Hit* current_hit() const;
  // Ignored when there is no such hit: a new search may have begun.
  void set_current(std::int32_t hit);
  // Moves on; nullptr when there is none (yet).
  [[nodiscard]] const Hit* next();

 private:
  [[nodiscard]] sdk::Outcome<void> try_start(const SearchRequest& request);
  void wait(const SearchRequest& request, const std::string& reason);
  void take_news();

  sdk::Host host_;
  const sdk::Registry& registry_;
  State state_ = State::idle;
  std::string mistake_, failure_;
  SearchRequest wanted_;              // while it waits
  std::uint64_t wanted_revision_ = 0;  // at which that was tried
  SearchNews told_;
  std::int32_t current_ = -1;
  std::shared_ptr<SearchInbox> inbox_;  // the job's, too
  std::optional<sdk::Job> job_;   // last: it ends before what it uses
};

}  // namespace lifeboat::regedit
