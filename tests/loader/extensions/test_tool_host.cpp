#include <atomic>
#include <catch2/catch.hpp>
#include <latch>
#include <string>
#include <thread>

#include "host/loader/extensions/jobs_extension.hpp"
#include "host/loader/extensions/tool_host.hpp"

using namespace lifeboat;
using namespace lifeboat::loader;

namespace {

struct Fixture {
  std::atomic<int> asked{0};
  Services services;
  ExtensionTable extensions;
  ToolHost host{{.tool_id = "torch",
                 .declared = {"known/0", "absent/0"},
                 .extensions = extensions,
                 .services = services,
                 .request_frame = [this] { ++asked; }}};
  const lb_host* handle() { return host.handle(); }
};

}  // namespace

TEST_CASE("get_extension gives what is declared and there") {
  Fixture fixture;
  const int table = 0;
  fixture.extensions.add("known/0", &table);
  fixture.extensions.add("undeclared/0", &table);
  const lb_host* host = fixture.handle();
  CHECK(host->get_extension(host, "known/0") == &table);
  CHECK(host->get_extension(host, "undeclared/0") == nullptr);
  CHECK(host->get_extension(host, "absent/0") == nullptr);
}

TEST_CASE("a service is found by its type") {
  Fixture fixture;
  std::string service = "here";
  fixture.services.provide(service);
  CHECK(ToolHost::from(fixture.handle()).service<std::string>() == &service);
  CHECK(ToolHost::from(fixture.handle()).service<int>() == nullptr);
}

TEST_CASE("each thread and each host has its own last error") {
  Fixture one;
  Fixture other;
  const lb_host* host = one.handle();
  CHECK(one.host.fail(Error{ErrorKind::not_found, "no such key"}) == LB_NOT_FOUND);
  std::string seen_elsewhere = "?";
  std::thread([&] { seen_elsewhere = host->last_error(host); }).join();
  CHECK(std::string(host->last_error(host)) == "no such key");
  CHECK(seen_elsewhere.empty());
  CHECK(std::string(other.handle()->last_error(other.handle())).empty());
}

TEST_CASE("lifeboat.jobs runs the plug-in's work and tells its end") {
  Fixture fixture;
  const lb_jobs* jobs = jobs_extension();
  std::latch is_started{1};
  const auto work = [](void* user, const lb_job_control* control) -> lb_status {
    control->set_progress(control, 0.25F);
    static_cast<std::latch*>(user)->count_down();
    while (!control->is_cancelled(control)) std::this_thread::yield();
    return LB_OK;
  };
  lb_job job = 0;
  REQUIRE(jobs->start(fixture.handle(), work, &is_started, &job) == LB_OK);
  is_started.wait();
  CHECK(jobs->state(fixture.handle(), job) == LB_JOB_RUNNING);
  CHECK(jobs->progress(fixture.handle(), job) == 0.25F);
  jobs->release(fixture.handle(), job);
  CHECK(fixture.host.jobs().count() == 0);
  CHECK(fixture.asked > 0);
}

TEST_CASE("lifeboat.jobs refuses no work with a message") {
  Fixture fixture;
  lb_job job = 0;
  CHECK(jobs_extension()->start(fixture.handle(), nullptr, nullptr, &job) == LB_BAD_USE);
  CHECK_FALSE(std::string(fixture.host.last_error()).empty());
}
