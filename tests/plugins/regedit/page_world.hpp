// An open Registry Editor on a small registry, with its page drawn on the ui that draws nothing.
#pragma once

#include <string>

#include "plugins/regedit/registry_editor.hpp"
#include "tests/plugins/fakes/fake_host.hpp"
#include "tests/plugins/fakes/fake_ui.hpp"

namespace lifeboat::regedit::test {

using namespace lifeboat::testing;

// In the hive HKEY_LOCAL_MACHINE\SYSTEM, with the values (Default), Bytes, Name and Start, in that order of rows.
inline const std::string k_key = "HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler";
inline constexpr std::int32_t k_default_row = 0, k_bytes_row = 1, k_name_row = 2, k_start_row = 3;

struct World {
  World();

  void draw() {
    ui.frame([&](sdk::Ui& page) { tool.frame(page); });
  }
  void press(const std::string& path) {
    ui.presses.insert(path);
    draw();
  }
  // An item of a menu of the bar: opens the menu and chooses.
  void choose(const std::string& bar, const std::string& item) {
    ui.presses.insert({bar, bar + "-menu/" + item});
    draw();
    draw();
  }
  void press_key(const std::string& keys) {
    ui.keys.insert(keys);
    draw();
    draw();
  }
  void activate(std::int32_t row) {
    ui.events["values"].activate = row;
    draw();
    draw();
  }
  void select(std::int32_t row) {
    ui.events["values"].select = row;
    draw();
    draw();
  }
  // Types into a field, which its Enter accepts.
  void type(const std::string& path, const std::string& text) {
    ui.typing[path] = text;
    draw();
    draw();
  }
  [[nodiscard]] sdk::RegistryData data(const std::string& name) { return host.at(k_key).value(name)->data; }
  [[nodiscard]] bool has(const std::string& item) const { return ui.items.contains(item); }

  FakeHost host;
  FakeUi ui;
  RegistryEditor tool{host.host()};
};

}  // namespace lifeboat::regedit::test
