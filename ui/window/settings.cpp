// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/settings.h"

#include <QFileInfo>

namespace loadstone {

namespace {

constexpr qsizetype mostRecent = 8;

} // namespace

Settings::Settings(const QString& file)
    : m_store(file.isEmpty() ? QSettings().fileName() : file, QSettings::IniFormat) {}

Appearance Settings::appearance() const {
    const auto index = appearanceNames.indexOf(m_store.value("appearance").toString());
    return index < 0 ? Appearance::System : static_cast<Appearance>(index);
}

void Settings::setAppearance(Appearance appearance) {
    m_store.setValue("appearance", appearanceNames[static_cast<int>(appearance)]);
}

QStringList Settings::recentFiles() const {
    return m_store.value("recent_files").toStringList().mid(0, mostRecent);
}

void Settings::addRecentFile(const QString& file) {
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    m_store.setValue("recent_files", files.mid(0, mostRecent));
}

QString Settings::folder() const {
    const QString folder = m_store.value("folder").toString();
    return QFileInfo(folder).isDir() ? folder : QString();
}

void Settings::setFolder(const QString& folder) {
    m_store.setValue("folder", folder);
}

QByteArray Settings::geometry() const {
    return m_store.value("geometry").toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    m_store.setValue("geometry", geometry);
}

QString Settings::panel() const {
    return m_store.value("panel").toString();
}

void Settings::setPanel(const QString& name) {
    m_store.setValue("panel", name);
}

} // namespace loadstone
