#include "plugins/regedit/model/finder.hpp"

#include <iterator>
#include <mutex>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/frame_pacer.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;

struct SearchInbox {
  std::mutex mutex;
  SearchNews news;  // `hits`: those that nobody has taken yet
};

namespace {

// [job]
class JobSearch final : public SearchVisitor {
 public:
  JobSearch(const TextMatch& match, SearchPlaces places, SearchInbox& inbox, const sdk::JobControl& control,
            sdk::Host host)
      : SearchVisitor(match, places), inbox_(inbox), control_(control), pacer_(host) {}

  std::int32_t key(const lb_walk_key& key) override {
    if (control_.is_cancelled()) return LB_WALK_END;
    tell([](SearchNews& news) { ++news.keys_seen; });
    return SearchVisitor::key(key);
  }
  std::int32_t value(const lb_walk_value& value) override {
    return control_.is_cancelled() ? std::int32_t{LB_WALK_END} : SearchVisitor::value(value);
  }
  std::int32_t problem(std::string_view path, std::string_view message) override {
    tell([&](SearchNews& news) {
      if (news.unread++ == 0) news.first_problem = shown_path(path) + ": " + std::string(message);
    });
    return control_.is_cancelled() ? LB_WALK_END : LB_WALK_ON;
  }

 private:
  std::int32_t found_key() override { return add({path(), std::nullopt, 0, {}}); }
  std::int32_t found_value(const lb_walk_value& value) override {
    std::string shown = preview({value.type, {value.data.data, value.data.data + value.data.size}});
    return add({path(), std::string(sdk::view(value.name_utf8)), value.type, std::move(shown)});
  }
  std::int32_t add(Hit hit) {
    const bool is_full = hit_count_ == Finder::k_hit_limit;
    tell([&](SearchNews& news) {
      news.is_full = is_full;
      if (!is_full) news.hits.push_back(std::move(hit));
    });
    ++hit_count_;
    return is_full ? LB_WALK_END : LB_WALK_ON;
  }
  template <class Change>
  void tell(Change change) {
    {
      const std::lock_guard lock(inbox_.mutex);
      change(inbox_.news);
    }
    pacer_.tell();
  }

  SearchInbox& inbox_;
  const sdk::JobControl& control_;
  FramePacer pacer_;
  std::size_t hit_count_ = 0;
};

}  // namespace

bool Finder::is_offered() const {
  return host_.find_extension<lb_jobs>(LB_EXT_JOBS) != nullptr &&
         host_.find_extension<lb_snapshots>(LB_EXT_SNAPSHOT) != nullptr;
}

void Finder::start(const SearchRequest& request) {
  const auto started = try_start(request);
  const bool waits = !started && started.failure().is_busy();
  mistake_ = started || waits ? std::string() : started.failure().message;
  if (waits) wait(request, started.failure().message);
  else if (!started && state_ == State::waiting) state_ = State::idle;
}

void Finder::wait(const SearchRequest& request, const std::string& reason) {
  job_.reset();
  told_ = {};
  current_ = -1;
  state_ = State::waiting;
  failure_ = reason;
  wanted_ = request;
  wanted_revision_ = registry_.revision();
}

sdk::Outcome<void> Finder::try_start(const SearchRequest& request) {
  if (!request.places.is_any()) return sdk::Failure{LB_BAD_USE, tr("Choose at least one of keys, values and data.")};
  auto match = TextMatch::of(request.text, request.rules);
  if (!match) return match.failure();
  auto key = registry_.open(request.below);
  if (!key) return key.failure();
  auto snapshot = sdk::Snapshot::take(host_, key.value());
  if (!snapshot) return snapshot.failure();

  job_.reset();
  inbox_ = std::make_shared<SearchInbox>();
  told_ = {};
  current_ = -1;
  failure_.clear();
  const auto taken = std::make_shared<sdk::Snapshot>(std::move(snapshot).value());
  auto job = sdk::Job::start(host_, [taken, inbox = inbox_, host = host_, places = request.places,
                                     match = std::move(match).value()](const sdk::JobControl& control) {
    JobSearch visitor(match, places, *inbox, control, host);
    taken->walk(LB_WALK_DATA, visitor).value();
  });
  state_ = job ? State::running : State::idle;
  if (!job) return job.failure();
  job_.emplace(std::move(job).value());
  return {};
}

void Finder::stop() {
  if (job_) job_->cancel();
  if (state_ == State::waiting) state_ = State::cancelled;
}

void Finder::refresh() {
  if (state_ == State::waiting && wanted_revision_ != registry_.revision()) start(SearchRequest(wanted_));
  if (!job_) return;
  const std::int32_t state = job_->state();  // before the news: what comes after it is the last
  take_news();
  if (state == LB_JOB_RUNNING) return;
  state_ = state == LB_JOB_DONE ? State::done : state == LB_JOB_CANCELLED ? State::cancelled : State::failed;
  if (state == LB_JOB_FAILED) failure_ = job_->failure();
  job_.reset();  // and with it the snapshot
}

void Finder::take_news() {
  std::vector<Hit> all = std::move(told_.hits), fresh;
  {
    const std::lock_guard lock(inbox_->mutex);
    fresh = std::exchange(inbox_->news.hits, {});
    told_ = inbox_->news;
  }
  all.insert(all.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
  told_.hits = std::move(all);
}

const Hit* Finder::current_hit() const {
  return current_ < 0 ? nullptr : &hits()[static_cast<std::size_t>(current_)];
}

void Finder::set_current(std::int32_t hit) {
  if (hit >= 0 && static_cast<std::size_t>(hit) < hits().size()) current_ = hit;
}

const Hit* Finder::next() {
  const std::int32_t before = current_;
  set_current(current_ + 1);
  return current_ != before ? current_hit() : nullptr;
}

std::string Finder::summary() const {
  const std::string found = std::to_string(hits().size()), seen = std::to_string(told_.keys_seen);
  switch (state_) {
    case State::idle: return {};
    case State::waiting: return words(tr("Waiting: %1. The search begins then."), {failure_});
    case State::running: return words(tr("Searching… found so far: %1, keys searched: %2."), {found, seen});
    case State::cancelled: return words(tr("Cancelled. Found until then: %1, keys searched: %2."), {found, seen});
    case State::failed: return words(tr("The search failed: %1"), {failure_});
    case State::done: break;
  }
  if (told_.is_full) return words(tr("These are the first %1; there are more. A longer text finds fewer."), {found});
  if (hits().empty()) return words(tr("Nothing was found in %1 keys."), {seen});
  return words(tr("Found: %1, keys searched: %2."), {found, seen});
}

std::string Finder::problems() const {
  if (told_.unread == 0) return {};
  return words(sdk::tr_count("%1 place could not be read and was not searched: %2",
                             "%1 places could not be read and were not searched, the first: %2", told_.unread),
               {std::to_string(told_.unread), told_.first_problem});
}

}  // namespace lifeboat::regedit
