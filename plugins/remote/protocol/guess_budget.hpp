// How many wrong tickets may be tried, so that 10^9 of them cannot be: per source, so that one guesser waits longer
// and longer, and in total, so that many sources together do not get far either. It only makes people wait; nothing
// in here can take the ticket away.
#pragma once

#include <chrono>
#include <map>

#include "plugins/remote/protocol/console_peer.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::chrono::seconds k_longest_wait{600};
inline constexpr std::uint32_t k_bucket_size = 10;
inline constexpr std::chrono::seconds k_bucket_refill{10};
// After so many on one ticket somebody is at work, not somebody who misreads.
inline constexpr std::uint32_t k_many_guesses = 100;
inline constexpr std::chrono::seconds k_slow_refill{60};
inline constexpr std::size_t k_max_sources = 1024;

class GuessBudget {
 public:
  explicit GuessBudget(TimePoint now) : refilled_at_(now) {}

  // How long `source` has to wait until a confirmation of its may be judged; 0: now.
  [[nodiscard]] std::chrono::seconds wait_for(const Source& source, TimePoint now);
  // A confirmation was judged and was wrong.
  void count_wrong(const Source& source, TimePoint now);
  // The count on one ticket begins anew; waits and the bucket stay.
  void begin_ticket(TimePoint now);
  [[nodiscard]] std::uint32_t wrong_on_ticket() const { return wrong_on_ticket_; }
  [[nodiscard]] std::size_t source_count() const { return sources_.size(); }

 private:
  struct Wrong {
    unsigned times = 0;
    TimePoint wait_until;
  };
  void refill(TimePoint now);
  [[nodiscard]] std::chrono::seconds refill_interval() const;
  void make_room();

  std::uint32_t left_ = k_bucket_size;
  TimePoint refilled_at_;
  std::uint32_t wrong_on_ticket_ = 0;
  std::map<Source, Wrong> sources_;
};

}  // namespace lifeboat::remote::protocol
