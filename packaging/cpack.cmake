# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME loadstone)
set(CPACK_PACKAGE_CONTACT "Loadstone developers <loadstone@users.noreply.github.com>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Qt loads these by itself, so dpkg-shlibdeps cannot see them: icons, and windows without X11.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libqt6svg6)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, openmpi-bin, qt6-wayland")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Loadstone sends HTTP requests to a server from a pool of threads and reports
throughput, latency percentiles, status codes and errors, while the run is on
and afterwards.

The package has a window (loadstone) and a command line (loadstone-cli). The
command line also serves a local target for trying things out. Both count
n-grams in files, too, on a worker process for each core.")
include(CPack)
