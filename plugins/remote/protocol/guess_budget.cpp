#include "plugins/remote/protocol/guess_budget.hpp"

#include <algorithm>

namespace lifeboat::remote::protocol {

namespace {

// 2^(n-1) s reach the longest wait at the eleventh.
std::chrono::seconds wait_after(unsigned times) {
  constexpr unsigned k_enough = 10;
  return std::min(std::chrono::seconds(1U << std::min(times - 1, k_enough)), k_longest_wait);
}

std::chrono::seconds rest_of(TimePoint until, TimePoint now) {
  return std::max(std::chrono::ceil<std::chrono::seconds>(until - now), std::chrono::seconds(0));
}

}  // namespace

std::chrono::seconds GuessBudget::refill_interval() const {
  return wrong_on_ticket_ >= k_many_guesses ? k_slow_refill : k_bucket_refill;
}

void GuessBudget::refill(TimePoint now) {
  const auto intervals = (now - refilled_at_) / refill_interval();
  if (intervals <= 0) return;
  left_ = static_cast<std::uint32_t>(std::min<std::int64_t>(k_bucket_size, left_ + std::int64_t{intervals}));
  refilled_at_ += intervals * refill_interval();
}

std::chrono::seconds GuessBudget::wait_for(const Source& source, TimePoint now) {
  refill(now);
  auto wait = std::chrono::seconds(0);
  if (left_ == 0) wait = rest_of(refilled_at_ + refill_interval(), now);
  const auto known = sources_.find(source);
  return known == sources_.end() ? wait : std::max(wait, rest_of(known->second.wait_until, now));
}

void GuessBudget::count_wrong(const Source& source, TimePoint now) {
  refill(now);
  if (left_ == k_bucket_size) refilled_at_ = now;  // a full bucket has not been waiting for anything
  if (left_ > 0) --left_;
  ++wrong_on_ticket_;
  if (!sources_.contains(source)) make_room();
  Wrong& wrong = sources_[source];
  wrong.wait_until = now + wait_after(++wrong.times);
}

// Forgets whoever may try again soonest.
void GuessBudget::make_room() {
  if (sources_.size() < k_max_sources) return;
  sources_.erase(std::ranges::min_element(sources_, {}, [](const auto& entry) { return entry.second.wait_until; }));
}

void GuessBudget::begin_ticket(TimePoint now) {
  refill(now);
  wrong_on_ticket_ = 0;
}

}  // namespace lifeboat::remote::protocol
