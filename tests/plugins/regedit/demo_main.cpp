// Draws Registry Editor's page and each of its dialogs to PNG files, in four sizes: `demo_regedit FOLDER [SCENE]`. Not a
// test.
#define CATCH_CONFIG_RUNNER  // fake_ui.cpp, which comes with the host in memory, wants Catch to be there
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/plugins/regedit/demo_stage.hpp"

namespace {

using lifeboat::regedit::demo::Stage;

const std::string k_spooler = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Spooler";

// The row that many below the third.
std::function<void(Stage&)> editing(int rows_below) {
  return [rows_below](Stage& stage) {
    stage.go(k_spooler);
    stage.click("values/Description");
    stage.key("Down", rows_below);
    stage.key("Enter");
  };
}

std::function<void(Stage&)> at_spooler(const std::string& chord) {
  return [chord](Stage& stage) {
    stage.go(k_spooler);
    stage.click("values/ImagePath");
    stage.key(chord);
  };
}

void edit_bytes(Stage& stage) {
  editing(1)(stage);
  stage.key("Down");
  stage.key("Shift+Right", 6);
}

void new_value(Stage& stage, int type) {
  stage.go(k_spooler);
  stage.key("Ctrl+Shift+N");
  stage.type("Fresh");
  stage.key("Tab");
  stage.key("Down", type);
}

void find(Stage& stage, const std::string& text) {
  stage.type(text);
  stage.key("Enter");
}

const std::string k_reg_file = "/tmp/lifeboat-demo.reg", k_out_file = "/tmp/lifeboat-demo-out.reg";

void write_reg_file() {
  std::ofstream(k_reg_file) << "Windows Registry Editor Version 5.00\n[" + k_spooler +
                                   "]\n\"Start\"=dword:4\n\"ObjectName\"=\"LocalSystem\"\n\"LastRun\"=-\n"
                                   "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\n\"Note\"=\"repaired\"\n";
}

void export_to(Stage& stage, const std::string& file) {
  stage.host.at(k_spooler + "\\Bad").damage = "the key node at 0x2040 is cut short";
  at_spooler("Ctrl+E")(stage);
  find(stage, file);
}

void find_running(Stage& stage) {
  stage.host.jobs.is_held = true;
  at_spooler("Ctrl+F")(stage);
  find(stage, "spool");
  stage.key("Down");
}

void fail(Stage& stage) {
  stage.host.is_message_error = true;
  stage.host.save_message =
      "Nothing was written: the disk answered with an error while the old files were copied to "
      "\\Lifeboat\\20261123T120000Z. The registry on the disk is as it was before. Try again, or look at the disk first.";
  stage.host.is_limited = true;
  stage.host.at("HKLM\\SAM").damage = "SAM is cut short";
  stage.host.changed();
  stage.key("F5");
  stage.go("HKEY_LOCAL_MACHINE\\NoSuchKey");
}

// SOFTWARE is on its way, others wait behind it, and the person has asked for a key in it.
void reading(Stage& stage) {
  const std::string machine = "HKEY_LOCAL_MACHINE\\";
  for (auto& hive : stage.host.hives) {
    const bool is_software = hive.mount == machine + "SOFTWARE";
    if (!is_software && hive.mount != machine + "SYSTEM") continue;
    hive.flags = LB_HIVE_READING;
    hive.progress = is_software ? 0.4f : -1;
    stage.host.being_read.insert(hive.mount);
  }
  stage.host.changed();
  stage.go(machine + "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
}

const std::vector<std::pair<std::string, std::function<void(Stage&)>>> k_scenes = {
    {"start", [](Stage&) {}},
    {"values", [](Stage& stage) { stage.go(k_spooler); }},
    {"damaged", [](Stage& stage) { stage.go("HKEY_LOCAL_MACHINE\\SECURITY"); }},
    {"failed", fail},
    {"reading", reading},
    {"menu-edit", at_spooler("Alt+E")},
    {"menu-file", at_spooler("Alt+F")},
    {"menu-favourites", at_spooler("Alt+A")},
    {"menu-row", at_spooler("Shift+F10")},
    {"edit-text", editing(2)},
    {"edit-number", editing(5)},
    {"edit-list", [](Stage& stage) { stage.go(k_spooler), stage.click("values/DependOnService", 2); }},
    {"edit-bytes", edit_bytes},
    {"new-value", [](Stage& stage) { new_value(stage, 2); }},
    {"new-bytes", [](Stage& stage) { new_value(stage, 5); }},
    {"new-key", at_spooler("Ctrl+N")},
    {"rename", at_spooler("F2")},
    {"delete", at_spooler("Delete")},
    {"discard", [](Stage& stage) { stage.click("discard"); }},
    {"history", at_spooler("Ctrl+H")},
    {"find", [](Stage& stage) { at_spooler("Ctrl+F")(stage), find(stage, "spool"); }},
    {"find-nothing", [](Stage& stage) { at_spooler("Ctrl+F")(stage), find(stage, "no such text"); }},
    {"find-running", find_running},
    {"import", [](Stage& stage) { at_spooler("Ctrl+I")(stage), find(stage, k_reg_file); }},
    {"import-failed", [](Stage& stage) { at_spooler("Ctrl+I")(stage), find(stage, "/no/such.reg"); }},
    {"export", [](Stage& stage) { export_to(stage, k_out_file); }},
    {"export-asking", [](Stage& stage) { export_to(stage, k_reg_file); }},
    {"load-hive", [](Stage& stage) { at_spooler("Alt+F")(stage), stage.key("Down", 2), stage.key("Enter"); }},
    {"replay", [](Stage& stage) { stage.go(k_spooler), stage.click("replay-logs"); }},
};

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : ".";
  const std::string wanted = argc > 2 ? argv[2] : "";
  write_reg_file();
  struct Variant {
    const char* name;
    lifeboat::screen::Size size;
    float scale;
  };
  for (const Variant& variant : {Variant{"800", {800, 600}, 1}, Variant{"1024", {1024, 768}, 1},
                                 Variant{"1920", {1920, 1080}, 1}, Variant{"2x", {1600, 1200}, 2}}) {
    for (const auto& [name, scene] : k_scenes) {
      if (!name.starts_with(wanted)) continue;
      std::remove(k_out_file.c_str());
      Stage stage(variant.size, variant.scale);
      scene(stage);
      stage.shoot(folder + "/" + name + "-" + variant.name + ".png");
    }
  }
  return 0;
}
